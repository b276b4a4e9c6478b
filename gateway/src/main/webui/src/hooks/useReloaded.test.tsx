import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { RELOADED_SHOWN, useReloaded } from './useReloaded';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const elapse = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));
const shown = () => renderHook(({ reloads }) => useReloaded(reloads), { initialProps: { reloads: 0 } });

describe('useReloaded', () => {
  it('should be so for a while after each reload, and not before', async () => {
    // Given
    const { result, rerender } = shown();
    expect(result.current).toBe(false);
    // When / Then
    for (const reloads of [1, 2]) {
      rerender({ reloads });
      expect(result.current).toBe(true);
      await elapse(RELOADED_SHOWN);
      expect(result.current).toBe(false);
    }
  });

  it('should wait for the person where nobody looks', async () => {
    // Given
    const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    const { result, rerender } = shown();
    rerender({ reloads: 1 });
    await elapse(10 * RELOADED_SHOWN);
    expect(result.current).toBe(true);
    // When
    visibility.mockReturnValue('visible');
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    await elapse(RELOADED_SHOWN);
    // Then
    expect(result.current).toBe(false);
  });

  it('should be so for another feed as well, which counts from the start', async () => {
    // Given
    const { result, rerender } = shown();
    rerender({ reloads: 3 });
    await elapse(RELOADED_SHOWN);
    rerender({ reloads: 0 });
    expect(result.current).toBe(false);
    // When
    rerender({ reloads: 1 });
    // Then
    expect(result.current).toBe(true);
  });
});
