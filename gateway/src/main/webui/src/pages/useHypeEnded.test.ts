import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Arrival, HypeTrain } from '../client';
import { hype } from '../components/samples';
import type { StreamFeedHook } from '../hooks';
import { useHypeEnded } from './useHypeEnded';
import { TOLD_FOR } from './useTold';

let tell: (ended: HypeTrain, late?: boolean) => void;

/** A feed as another socket brings another one. */
const feed = (): Pick<StreamFeedHook, 'onHypeEnded'> => ({
  onHypeEnded: (callback) => {
    tell = (ended, late = false) => callback(ended, { late } as Arrival);
    return () => undefined;
  },
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('useHypeEnded', () => {
  it('should tell of a train for a moment, once', () => {
    // Given
    const { result, rerender } = renderHook(({ of }) => useHypeEnded(of), { initialProps: { of: feed() } });
    act(() => tell(hype({ level: 2 })));
    expect(result.current).toMatchObject({ hypeId: 'hype-1' });
    // When
    act(() => void vi.advanceTimersByTime(TOLD_FOR));
    rerender({ of: feed() });
    act(() => tell(hype({ level: 2 })));
    // Then
    expect(result.current).toBeNull();
  });

  it.each([
    ['came no further than level 1', hype({ level: 1 }), false],
    ['was caught up', hype({ level: 4 }), true],
  ])('should not tell of one that %s', (_what, ended, late) => {
    // Given
    const of = feed();
    const { result } = renderHook(() => useHypeEnded(of));
    // When
    act(() => tell(ended, late));
    // Then
    expect(result.current).toBeNull();
  });
});
