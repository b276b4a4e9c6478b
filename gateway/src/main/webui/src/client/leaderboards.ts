/** One who gave, and how much. */
export interface LeaderboardEntry {
  rank: number;
  userId: string;
  username: string;
  totalCoins: number;
  giftCount: number;
}

/** Who gave to one stream, most first. */
export interface Leaderboard {
  items: LeaderboardEntry[];
  totalCoins: number;
  giftCount: number;
}

/** Days and weeks are those of the server's zone; each period is the one that is now. */
export type LeaderboardPeriod = 'day' | 'week' | 'month' | 'all';

export interface CreatorLeaderboardQuery {
  /** `all` when absent. */
  period?: LeaderboardPeriod;
  around?: 'me';
  /** 1 to 100; 10 when absent. */
  limit?: number;
}

/** A creator's supporters over all streams of a period. */
export interface CreatorLeaderboard {
  creatorId: string;
  period: LeaderboardPeriod;
  /** The period's first day in the zone, null for all time. */
  begins: string | null;
  /** Whose days these are: a name of the tz database. */
  zone: string;
  items: LeaderboardEntry[];
  /** The caller's own place; null for a guest and for who has sent nothing. */
  me: LeaderboardEntry | null;
  /** Of the whole period, not of the items. */
  totalCoins: number;
  giftCount: number;
}
