import type { GoalProgress } from '../goals';

/** The goal a page shows, and the last version it heard of, which may have taken the goal away. */
export interface GoalMemory {
  goal: GoalProgress | null;
  goalVersion: number;
}

/** Only what is newer than all before changes anything: events come late, and answers later than events. */
export function takeGoal<Feed extends GoalMemory>(feed: Feed, told: GoalProgress): Feed {
  if (told.version <= feed.goalVersion) return feed;
  return { ...feed, goal: told.active ? told : null, goalVersion: told.version };
}

/** That one is gone; another that was set meanwhile stays. */
export function withoutGoal<Feed extends GoalMemory>(feed: Feed, goalId: string): Feed {
  return feed.goal?.goalId === goalId ? { ...feed, goal: null } : feed;
}
