import type { GoalProgress, GoalReached } from './goals';
import type { HypeTrain } from './hype';
import type { Leaderboard } from './leaderboards';
import type { ChatMessageView, EndReason, Gift, StreamView } from './types';

/** A viewer came or went: for display, never for counting. */
export interface ViewerPresence {
  streamId: string;
  userId: string | null;
  username: string | null;
  guest: boolean;
}

/** Absolute figures: the newest wins. */
export interface ViewerCount {
  streamId: string;
  currentViewers: number;
  guests: number;
  peakViewers: number;
  totalViews: number;
  version: number;
}

export interface ChatDeleted {
  streamId: string;
  messageId: string;
  by: string;
}

/** A gift on its way over the stage; its chat line comes as a `chat:message` of its own. */
export interface GiftSent {
  id: string;
  streamId: string;
  senderId: string;
  senderUsername: string;
  gift: Gift;
  quantity: number;
  totalCoins: number;
  /** What this gift is a part of, alone or with others; null in events from before there were combos. */
  comboId: string | null;
  /** All quantities of the combo so far, this one's included; 0 where `comboId` is null. */
  comboCount: number;
  /** All coins of the combo so far; 0 where `comboId` is null. */
  comboCoins: number;
  /** Until when another one joins it; null where `comboId` is. */
  comboExpiresAt: string | null;
  createdAt: string;
}

/** Sends of one gift that followed each other are over: once for each combo, also for one of a single gift. */
export interface ComboEnded {
  comboId: string;
  streamId: string;
  senderId: string;
  senderUsername: string;
  gift: Gift;
  /** All quantities. */
  comboCount: number;
  /** All coins. */
  comboCoins: number;
}

/**
 * A sent gift was taken back, once; the coins are the sender's again. Board and earnings follow by
 * `leaderboard:updated`.
 */
export interface GiftReversed {
  id: string;
  /** Of the gift that was sent. */
  giftSentId: string;
  streamId: string;
  senderId: string;
  senderUsername: string;
  /** Of the catalogue. */
  giftId: string;
  quantity: number;
  totalCoins: number;
  createdAt: string;
}

/** Absolute: sets the board and the earnings. */
export interface LeaderboardUpdate extends Leaderboard {
  streamId: string;
  version: number;
}

/** The decision that a stream is over, with the figures known at that moment. */
export interface StreamEnded {
  streamId: string;
  version: number;
  endReason: EndReason;
  startedAt: string | null;
  endedAt: string;
  durationSeconds: number;
  peakViewers: number;
  totalViews: number;
  totalGiftsReceived: number;
}

/** The final figures, sent once. */
export interface StreamStatistics {
  streamId: string;
  version: number;
  durationSeconds: number;
  peakViewers: number;
  totalViews: number;
  totalGiftsReceived: number;
}

export type StreamChange =
  | 'stream:scheduled'
  | 'stream:started'
  | 'stream:updated'
  | 'stream:on_air'
  | 'stream:interrupted'
  | 'stream:resumed';

/** Which data comes with which event type. */
export type EventData = {
  'viewer:joined': ViewerPresence;
  'viewer:left': ViewerPresence;
  'viewer:count': ViewerCount;
  'chat:message': ChatMessageView;
  'chat:deleted': ChatDeleted;
  'gift:sent': GiftSent;
  'combo:ended': ComboEnded;
  'gift:reversed': GiftReversed;
  'leaderboard:updated': LeaderboardUpdate;
  'goal:progress': GoalProgress;
  'goal:reached': GoalReached;
  'hype:started': HypeTrain;
  'hype:progress': HypeTrain;
  'hype:ended': HypeTrain;
  'stream:ended': StreamEnded;
  'stream:statistics': StreamStatistics;
} & Record<StreamChange, StreamView>;

export type EventType = keyof EventData;

/** One event as a socket delivers it; `at` is the time it was written, `id` is the same on every repetition. */
export type ServerEvent = {
  [T in EventType]: { id: string; type: T; at: string; data: EventData[T] };
}[EventType];

/** An event of type `T`. */
export type EventOf<T extends EventType> = Extract<ServerEvent, { type: T }>;

/** Who the server takes this socket for. */
export interface You {
  userId: string | null;
  username: string | null;
  deviceId: string | null;
  owner: boolean;
}

/** The stream as it was when the position was fixed; a part that was not to be had in time is null. */
export interface Snapshot {
  stream: StreamView | null;
  /** Oldest first. */
  messages: ChatMessageView[] | null;
  leaderboard: Leaderboard | null;
}

export interface WelcomeFrame {
  type: 'welcome';
  protocol: number;
  now: number;
  position: string;
  /** null: no position was asked; true: nothing was missed; false: there may be a hole. */
  recovered: boolean | null;
  keepAliveSeconds: number;
  you: You;
  currentViewers: number | null;
  guests: number | null;
  snapshot: Snapshot | null;
}

export interface EventsFrame {
  type: 'events';
  now: number;
  position: string;
  events: { id: string; type: string; at: string; data: unknown }[];
}

export type ServerFrame = WelcomeFrame | EventsFrame;
