import { useState } from 'react';
import type { StreamFeedHook } from '../hooks';

/**
 * The feed, and while a new one is opening (somebody signed in, so another socket) what the last one showed of the
 * same stream: the page stays as it is, and so does what was typed into it.
 */
export function useKept(feed: StreamFeedHook, streamId: string): StreamFeedHook {
  const [kept, setKept] = useState(feed);
  if (feed.stream && feed !== kept && changed(feed, kept)) setKept(feed);
  if (feed.stream || kept.stream?.id !== streamId) return feed;
  const { stream, messages, leaderboard, goal, hype, currentViewers, guests, ended, clockOffset } = kept;
  // The server's clock too: a socket that is opening does not know it yet, and a countdown goes by it.
  return {
    ...feed,
    ...{ stream, messages, leaderboard, goal, hype, currentViewers, guests, ended, clockOffset },
  };
}

// A feed is a new object on each render; only new contents are worth keeping.
function changed(feed: StreamFeedHook, kept: StreamFeedHook): boolean {
  return (
    feed.stream !== kept.stream ||
    feed.messages !== kept.messages ||
    feed.leaderboard !== kept.leaderboard ||
    feed.goal !== kept.goal ||
    feed.hype !== kept.hype ||
    feed.ended !== kept.ended
  );
}
