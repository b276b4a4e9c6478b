import type { GoalReached } from '../client';
import type { StreamFeedHook } from '../hooks';
import { useTold } from './useTold';

/** The goal that was reached just now, else null; one that was caught up is only shown by its bar. */
export function useGoalReached({ onGoalReached }: Pick<StreamFeedHook, 'onGoalReached'>): GoalReached | null {
  return useTold(onGoalReached, goalId);
}

const goalId = (reached: GoalReached) => reached.goalId;
