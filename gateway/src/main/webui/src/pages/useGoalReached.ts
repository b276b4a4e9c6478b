import { useEffect, useRef, useState } from 'react';
import type { GoalReached } from '../client';
import type { StreamFeedHook } from '../hooks';

/** How long the stage tells of a reached goal, in milliseconds. */
export const GOAL_TOLD = 6000;

/**
 * The goal that was reached just now, else null. Each is told once, also when another socket (somebody signed in) tells
 * it again; one that was caught up is only shown by its bar.
 */
export function useGoalReached({ onGoalReached }: Pick<StreamFeedHook, 'onGoalReached'>): GoalReached | null {
  const [reached, setReached] = useState<GoalReached | null>(null);
  const told = useRef(new Set<string>());

  useEffect(
    () =>
      onGoalReached((goal, { late }) => {
        if (told.current.has(goal.goalId)) return;
        told.current.add(goal.goalId);
        if (!late) setReached(goal);
      }),
    [onGoalReached],
  );
  useEffect(() => {
    if (!reached) return;
    const timer = setTimeout(() => setReached(null), GOAL_TOLD);
    return () => clearTimeout(timer);
  }, [reached]);
  return reached;
}
