import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Arrival, GoalReached } from '../client';
import { reachedGoal } from '../components/samples';
import type { StreamFeedHook } from '../hooks';
import { useGoalReached } from './useGoalReached';
import { TOLD_FOR } from './useTold';

let tell: (goal: GoalReached, late?: boolean) => void;

/** A feed as another socket brings another one. */
const feed = (): Pick<StreamFeedHook, 'onGoalReached'> => ({
  onGoalReached: (callback) => {
    tell = (goal, late = false) => callback(goal, { late } as Arrival);
    return () => undefined;
  },
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('useGoalReached', () => {
  it('should tell of a goal for a moment, once', () => {
    // Given
    const { result, rerender } = renderHook(({ of }) => useGoalReached(of), { initialProps: { of: feed() } });
    act(() => tell(reachedGoal()));
    expect(result.current).toMatchObject({ goalId: 'goal-1' });
    // When
    act(() => void vi.advanceTimersByTime(TOLD_FOR));
    rerender({ of: feed() });
    act(() => tell(reachedGoal()));
    // Then
    expect(result.current).toBeNull();
    act(() => tell(reachedGoal({ goalId: 'goal-2' })));
    expect(result.current).toMatchObject({ goalId: 'goal-2' });
  });

  it('should not celebrate a goal that was caught up', () => {
    // Given
    const of = feed();
    const { result } = renderHook(() => useGoalReached(of));
    // When
    act(() => tell(reachedGoal(), true));
    // Then
    expect(result.current).toBeNull();
  });
});
