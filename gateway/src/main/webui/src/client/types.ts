/**
 * The shapes of Ovation's REST API, as docs/api describes them. Times are RFC 3339 strings in UTC, coins are whole
 * numbers, `null` stands for "none". Clients ignore fields they don't know.
 */
import type { LeaderboardEntry } from './leaderboards';

export type Role = 'viewer' | 'creator' | 'moderator' | 'admin';
export type StreamStatus = 'scheduled' | 'live' | 'ended';
export type Broadcast = 'waiting' | 'on_air' | 'interrupted' | 'off';
export type EndReason = 'creator' | 'cancelled' | 'broadcaster_lost' | 'never_broadcast' | 'moderator';
export type MessageType = 'chat' | 'system' | 'gift';
export type AnimationType = 'float' | 'burst' | 'fireworks' | 'confetti';
export type Rarity = 'common' | 'rare' | 'epic' | 'legendary';
export type MediaState = 'on' | 'starting' | 'off';

/** What a client must know before anything else. */
export interface Config {
  profile: string;
  signIn: 'local' | 'oidc';
  oidc: { issuer: string; clientId: string } | null;
  media: MediaState;
  keepAliveSeconds: number;
  /** Where coins are sold, to be filled in by `purchaseLink`; null where nobody sells, absent on older servers. */
  purchaseUrl?: string | null;
  limits: Record<string, number>;
}

export interface LocalToken {
  accessToken: string;
  expiresAt: string;
  userId: string;
  username: string;
}

/** A part of an ordered list; hand `nextCursor` back to read on. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export interface PageQuery {
  limit?: number;
  cursor?: string;
}

export interface StreamView {
  id: string;
  /** Grows with each change except of figures. */
  version: number;
  creatorId: string;
  creatorUsername: string;
  title: string;
  description: string | null;
  status: StreamStatus;
  broadcast: Broadcast;
  tags: string[];
  thumbnailUrl: string | null;
  /** Users and guests watching now. */
  currentViewers: number;
  /** The guests among `currentViewers`. */
  guests: number;
  peakViewers: number;
  totalViews: number;
  /** In coins. */
  totalGiftsReceived: number;
  statisticsFinal: boolean;
  scheduledFor: string | null;
  startedAt: string | null;
  endedAt: string | null;
  endReason: EndReason | null;
  durationSeconds: number | null;
  createdAt: string;
  updatedAt: string;
}

export interface CreateStream {
  title: string;
  description?: string | null;
  tags?: string[];
  thumbnailId?: string | null;
  scheduledFor?: string | null;
}

export type UpdateStream = Partial<CreateStream>;

export interface Thumbnail {
  thumbnailId: string;
  url: string;
}

/** A LiveKit token: `url` is the media server to connect to, until `expiresAt` to join. */
export interface MediaToken {
  token: string;
  url: string;
  room: string;
  identity: string;
  expiresAt: string;
}

export interface ChatMessageView {
  id: string;
  /** Unique and rising per stream, with gaps: the order in which lines are shown. */
  seq: number;
  streamId: string;
  userId: string;
  username: string;
  message: string;
  messageType: MessageType;
  clientMessageId: string | null;
  giftId: string | null;
  /** The gift's quantity. */
  giftAmount: number | null;
  gift: { name: string; emoji: string; rarity: Rarity; totalCoins: number } | null;
  createdAt: string;
}

export interface SendMessage {
  message: string;
  /** A UUID that makes a repeat answer the first message again. */
  clientMessageId?: string;
}

/** A gift of the catalogue. */
export interface Gift {
  id: string;
  name: string;
  emoji: string;
  coinCost: number;
  animationType: AnimationType;
  rarity: Rarity;
}

export interface SendGift {
  giftId: string;
  /** 1 to 999; 1 when absent. */
  quantity?: number;
}

export interface GiftReceipt {
  id: string;
  streamId: string;
  gift: Gift;
  quantity: number;
  totalCoins: number;
  /** The sender's balance after the gift. */
  balance: number;
  /** What this gift is a part of: sends of the same gift that follow each other are one combo. */
  comboId: string;
  /** All quantities of the combo so far, this one's included. */
  comboCount: number;
  /** All coins of the combo so far. */
  comboCoins: number;
  /** Until when another one joins it. */
  comboExpiresAt: string;
  createdAt: string;
}

/** What a creator earned. Gifts that were taken back are in none of the sums. */
export interface Earnings {
  balance: number;
  /** Coins owed because a gift was taken back whose coins were gone. */
  debt: number;
  /** The share a gift of now brings: 7000 is 70 %. */
  creatorShareBasisPoints: number;
  /** Whose days these are: a name of the tz database. */
  zone: string;
  /** The last days with gifts, newest first, at most 90. */
  byDay: EarningsOfDay[];
  /** The last streams with gifts, newest first, at most 50. */
  byStream: EarningsOfStream[];
  /** Of all time, the first ten. */
  topSupporters: LeaderboardEntry[];
}

export interface EarningsOfDay {
  /** 2026-11-25 */
  day: string;
  /** That were sent. */
  totalCoins: number;
  /** The creator's part of them. */
  earnedCoins: number;
  giftCount: number;
}

export interface EarningsOfStream extends Omit<EarningsOfDay, 'day'> {
  streamId: string;
  lastGiftAt: string;
}

export interface Wallet {
  userId: string;
  balance: number;
}

export interface WalletTransaction {
  id: string;
  /** `opening`, `top_up`, `gift`, `reversal`; more may follow. */
  kind: string;
  /** Signed: what left is negative. */
  coins: number;
  balanceAfter: number;
  streamId: string | null;
  giftId: string | null;
  createdAt: string;
}

export interface TopUp {
  /** Whose wallet; the caller's when absent. */
  userId?: string;
  coins: number;
}

export interface TopUpReceipt {
  id: string;
  userId: string;
  coins: number;
  balance: number;
  createdAt: string;
}

export interface JoinReceipt {
  currentViewers: number;
  leaseSeconds: number;
  deviceId: string | null;
}

export interface Viewer {
  userId: string;
  username: string;
  joinedAt: string;
}

export interface ViewersPage extends Page<Viewer> {
  currentViewers: number;
  guests: number;
}
