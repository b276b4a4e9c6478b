import type { LeaderboardUpdate } from '../events';
import type { Leaderboard } from '../leaderboards';
import type { FeedState } from './reducer';

/** The board a page shows and its last version, and the stream whose coins it counts until the account is closed. */
export interface BoardMemory extends Pick<FeedState, 'leaderboard' | 'stream' | 'ended'> {
  boardVersion: number;
}

export function takeBoardUpdate<Feed extends BoardMemory>(feed: Feed, update: LeaderboardUpdate): Feed {
  const { version, items, totalCoins, giftCount } = update;
  if (version < feed.boardVersion) return feed;
  return takeBoard({ ...feed, boardVersion: version }, { items, totalCoins, giftCount });
}

export function takeBoard<Feed extends BoardMemory>(feed: Feed, leaderboard: Leaderboard): Feed {
  const stream = feed.stream && { ...feed.stream, totalGiftsReceived: leaderboard.totalCoins };
  // The account that closed the stream stands, whatever the board says while it is being closed.
  return { ...feed, leaderboard, stream: feed.ended ? feed.stream : stream };
}
