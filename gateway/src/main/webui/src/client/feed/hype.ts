import type { HypeTrain } from '../hype';

/** The train a page shows, and the last version it heard of, which may have ended the train. */
export interface HypeMemory {
  hype: HypeTrain | null;
  hypeVersion: number;
}

/** Only what is newer than all before changes anything: events come late, and answers later than events. */
export function takeHype<Feed extends HypeMemory>(feed: Feed, told: HypeTrain): Feed {
  if (told.version <= feed.hypeVersion) return feed;
  return { ...feed, hype: told, hypeVersion: told.version };
}

/** An end is news like any other; that of the shown train is also believed when it comes late. */
export function endHype<Feed extends HypeMemory>(feed: Feed, ended: HypeTrain): Feed {
  if (ended.version > feed.hypeVersion) return { ...feed, hype: null, hypeVersion: ended.version };
  return withoutHype(feed, ended.hypeId);
}

/** That one is over; another that started meanwhile stays. */
export function withoutHype<Feed extends HypeMemory>(feed: Feed, hypeId: string): Feed {
  return feed.hype?.hypeId === hypeId ? { ...feed, hype: null } : feed;
}
