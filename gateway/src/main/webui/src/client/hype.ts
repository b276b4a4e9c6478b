import type { LeaderboardEntry } from './leaderboards';

/** Many give in a short time: how far they have brought it together. Absolute figures. */
export interface HypeTrain {
  streamId: string;
  /** Another one each time a train starts. */
  hypeId: string;
  /** From 1 on; never falls. */
  level: number;
  /** All that count for it. */
  coins: number;
  /** Of them those beyond what this level began at. */
  levelCoins: number;
  /** How many of them this level takes; 0 on the last level. */
  levelTarget: number;
  /** The first three at most. */
  topContributors: LeaderboardEntry[];
  startedAt: string;
  /** When it ends unless the next level is reached before; by the server's clock. */
  expiresAt: string;
  /** Of two of one stream the higher one is newer, whatever their trains. */
  version: number;
}
