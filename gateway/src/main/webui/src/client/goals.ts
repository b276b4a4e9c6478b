/** A gift goal as its creator sets it. */
export interface SetGoal {
  /** 1 to 80 characters. */
  title: string;
  /** What the creator promises, at most 200 characters; none when absent. */
  reward?: string;
  /** 1 to 1,000,000,000. */
  targetCoins: number;
}

interface Goal {
  streamId: string;
  /** Another one each time a goal is set. */
  goalId: string;
  title: string;
  /** Empty when nothing was promised. */
  reward: string;
  targetCoins: number;
}

/** A gift goal and how far it is: absolute figures. */
export interface GoalProgress extends Goal {
  /** Sent since the goal was set, without what was taken back. */
  coins: number;
  /** null until it is reached; stays when gifts are taken back afterwards. */
  reachedAt: string | null;
  /** false once the creator took the goal away. */
  active: boolean;
  /** Of two of one stream the higher one is newer, whatever their goals. */
  version: number;
}

/** A gift goal was reached, once for each goal; the figures themselves come by `goal:progress`. */
export interface GoalReached extends Goal {
  /** At the moment it was found reached. */
  coins: number;
  reachedAt: string;
}
