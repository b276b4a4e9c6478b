import type { ServerEvent, StreamEnded, StreamStatistics, ViewerCount, WelcomeFrame, You } from '../events';
import type { GoalProgress } from '../goals';
import type { HypeTrain } from '../hype';
import type { Leaderboard } from '../leaderboards';
import type { SocketStatus } from '../socket/socketTypes';
import type { ChatMessageView, EndReason, StreamView } from '../types';
import { takeBoard, takeBoardUpdate, type BoardMemory } from './board';
import { takeGoal, withoutGoal, type GoalMemory } from './goals';
import { endHype, takeHype, withoutHype, type HypeMemory } from './hype';
import { doubtLines, takeLines, takeNewestLines, withoutLine, type LinesMemory } from './lines';

/** The account of a stream that is over; `final` once the last gift and the last viewer are counted. */
export interface EndedFigures {
  endReason: EndReason | null;
  endedAt: string | null;
  durationSeconds: number | null;
  peakViewers: number;
  totalViews: number;
  totalGiftsReceived: number;
  final: boolean;
}

/** All a page shows of one stream. */
export interface FeedState {
  stream: StreamView | null;
  /** By `seq`, oldest first; deleted lines are gone; the newest 300. */
  messages: ChatMessageView[];
  /** The ids deleted last, for pages that show lines `messages` has no room for any more. */
  deleted: ReadonlySet<string>;
  /** A new object whenever the board was told. */
  leaderboard: Leaderboard;
  /** null while none is set, and until known. */
  goal: GoalProgress | null;
  /** null while none runs, and until known. One that has expired stays until its end is told. */
  hype: HypeTrain | null;
  /** null until known. */
  currentViewers: number | null;
  guests: number | null;
  peakViewers: number;
  /** Who the server takes us for, null before the first welcome. */
  you: You | null;
  connection: SocketStatus;
  /**
   * How often all was loaded anew because more was missed than could be caught up: when it grows, lines and gifts of the
   * time away may be missing. 0 after any number of interruptions that were caught up.
   */
  reloads: number;
  /** null while the stream is not over. */
  ended: EndedFigures | null;
}

/** Everything that can change a feed. */
export type FeedAction =
  | { type: 'welcome'; frame: WelcomeFrame }
  | { type: 'events'; events: ServerEvent[] }
  | { type: 'connection'; status: SocketStatus }
  /** More was missed than can be caught up; REST is about to tell how things are. */
  | { type: 'reloaded' }
  /** Answers of REST: the stream, the newest lines, the board, the goal or the train or its end, one line of ours. */
  | { type: 'stream'; stream: StreamView }
  | { type: 'messages'; messages: ChatMessageView[] }
  | { type: 'leaderboard'; leaderboard: Leaderboard }
  | { type: 'goal'; goal: GoalProgress }
  | { type: 'goal-gone'; goalId: string }
  | { type: 'hype'; hype: HypeTrain }
  | { type: 'hype-gone'; hypeId: string }
  | { type: 'message'; message: ChatMessageView }
  | { type: 'deleted'; messageId: string };

/** A feed with what it needs to tell old news from new; pages read the {@link FeedState} in it. */
export interface FeedMemory extends FeedState, LinesMemory, BoardMemory, GoalMemory, HypeMemory {
  countVersion: number;
}

export const emptyFeed: FeedMemory = {
  stream: null,
  messages: [],
  leaderboard: { items: [], totalCoins: 0, giftCount: 0 },
  goal: null,
  hype: null,
  currentViewers: null,
  guests: null,
  peakViewers: 0,
  you: null,
  connection: { state: 'connecting', reason: null },
  reloads: 0,
  ended: null,
  deleted: new Set(),
  doubtful: new Set(),
  countVersion: -1,
  boardVersion: -1,
  goalVersion: -1,
  hypeVersion: -1,
};

/** The next state. Pure, and harmless for anything that comes twice or late. */
export function reduceFeed(feed: FeedMemory, action: FeedAction): FeedMemory {
  switch (action.type) {
    case 'welcome':
      return welcome(feed, action.frame);
    case 'events':
      return action.events.reduce(applyEvent, feed);
    case 'connection':
      return { ...feed, connection: action.status };
    case 'reloaded':
      return reloaded(feed);
    case 'stream':
      return takeStream(feed, action.stream);
    case 'messages':
      return takeNewestLines(feed, action.messages);
    case 'leaderboard':
      return takeBoard(feed, action.leaderboard);
    case 'goal':
      return takeGoal(feed, action.goal);
    case 'goal-gone':
      return withoutGoal(feed, action.goalId);
    case 'hype':
      return takeHype(feed, action.hype);
    case 'hype-gone':
      return withoutHype(feed, action.hypeId);
    case 'message':
      return takeLines(feed, [action.message]);
    case 'deleted':
      return withoutLine(feed, action.messageId);
  }
}

function welcome(feed: FeedMemory, frame: WelcomeFrame): FeedMemory {
  let next: FeedMemory = { ...feed, you: frame.you };
  if (frame.recovered === false) next = reloaded(next);
  const { stream, messages, leaderboard } = frame.snapshot ?? {};
  if (stream) next = takeStream(next, stream);
  if (messages) next = takeNewestLines(next, messages);
  if (leaderboard) next = takeBoard(next, leaderboard);
  if (frame.currentViewers === null || next.ended) return next;
  return countedAs(next, frame.currentViewers, frame.guests ?? 0);
}

function reloaded(feed: FeedMemory): FeedMemory {
  // The versions of goals and trains are kept with them and go on; these two begin anew with their service.
  return { ...doubtLines(feed), reloads: feed.reloads + 1, countVersion: -1, boardVersion: -1 };
}

function applyEvent(feed: FeedMemory, event: ServerEvent): FeedMemory {
  switch (event.type) {
    case 'chat:message':
      return takeLines(feed, [event.data]);
    case 'chat:deleted':
      return withoutLine(feed, event.data.messageId);
    case 'viewer:count':
      return takeCount(feed, event.data);
    case 'leaderboard:updated':
      return takeBoardUpdate(feed, event.data);
    case 'goal:progress':
      return takeGoal(feed, event.data);
    case 'hype:started':
    case 'hype:progress':
      return takeHype(feed, event.data);
    case 'hype:ended':
      return endHype(feed, event.data);
    case 'stream:ended':
      return takeEnd(feed, event.data);
    case 'stream:statistics':
      return takeStatistics(feed, event.data);
    case 'viewer:joined':
    case 'viewer:left':
    case 'gift:sent':
    case 'combo:ended':
    case 'gift:reversed':
    case 'goal:reached':
      // Shown in passing: the feed hands them on, the state has no place for them.
      return feed;
    default:
      return takeStream(feed, event.data);
  }
}

function takeStream(feed: FeedMemory, stream: StreamView): FeedMemory {
  const known = feed.stream;
  if (known && (stream.version < known.version || (known.status === 'ended' && stream.status !== 'ended'))) {
    return feed;
  }
  const peakViewers = Math.max(feed.peakViewers, stream.peakViewers);
  // The figures of a stream event are those of its row; counts and coins have faster sources of their own.
  const merged = {
    ...stream,
    currentViewers: feed.currentViewers ?? stream.currentViewers,
    guests: feed.guests ?? stream.guests,
    peakViewers,
    totalViews: Math.max(known?.totalViews ?? 0, stream.totalViews),
    totalGiftsReceived: Math.max(feed.leaderboard.totalCoins, stream.totalGiftsReceived),
  };
  if (stream.status !== 'ended') return { ...feed, stream: merged, peakViewers };
  return endedAs({ ...feed, peakViewers: stream.peakViewers }, stream, stream.statisticsFinal);
}

function takeCount(feed: FeedMemory, count: ViewerCount): FeedMemory {
  if (count.version < feed.countVersion || feed.ended) return feed;
  const next = countedAs({ ...feed, countVersion: count.version }, count.currentViewers, count.guests);
  const peakViewers = Math.max(feed.peakViewers, count.peakViewers);
  const stream = next.stream && { ...next.stream, peakViewers, totalViews: count.totalViews };
  return { ...next, stream, peakViewers };
}

function countedAs(feed: FeedMemory, currentViewers: number, guests: number): FeedMemory {
  const peakViewers = Math.max(feed.peakViewers, feed.stream?.status === 'live' ? currentViewers : 0);
  return {
    ...feed,
    currentViewers,
    guests,
    peakViewers,
    stream: feed.stream && { ...feed.stream, currentViewers, guests },
  };
}

function takeEnd(feed: FeedMemory, end: StreamEnded): FeedMemory {
  if (feed.ended?.final) return feed;
  const { endReason, startedAt, endedAt, durationSeconds, peakViewers, totalViews, totalGiftsReceived } = end;
  const stream = feed.stream && {
    ...feed.stream,
    version: Math.max(feed.stream.version, end.version),
    ...{ endReason, startedAt, endedAt, durationSeconds, peakViewers, totalViews, totalGiftsReceived },
  };
  return endedAs({ ...feed, stream }, { ...end }, false);
}

function takeStatistics(feed: FeedMemory, figures: StreamStatistics): FeedMemory {
  const { durationSeconds, peakViewers, totalViews, totalGiftsReceived } = figures;
  const account = { durationSeconds, peakViewers, totalViews, totalGiftsReceived };
  const version = Math.max(feed.stream?.version ?? 0, figures.version);
  const stream = feed.stream && { ...feed.stream, ...account, version };
  const endReason = feed.ended?.endReason ?? stream?.endReason ?? null;
  const endedAt = feed.ended?.endedAt ?? stream?.endedAt ?? null;
  return endedAs({ ...feed, stream }, { ...account, endReason, endedAt }, true);
}

function endedAs(
  feed: FeedMemory,
  end: Omit<EndedFigures, 'final'> | StreamView,
  final: boolean,
): FeedMemory {
  const { endReason, endedAt, durationSeconds, peakViewers, totalViews, totalGiftsReceived } = end;
  const ended = { endReason, endedAt, durationSeconds, peakViewers, totalViews, totalGiftsReceived, final };
  const base = 'id' in end ? end : feed.stream;
  const stream: StreamView | null = base && {
    ...base,
    status: 'ended',
    broadcast: 'off',
    currentViewers: 0,
    guests: 0,
    statisticsFinal: final,
  };
  return { ...feed, stream, ended, currentViewers: 0, guests: 0, peakViewers };
}
