import type { GoalProgress, SetGoal } from './goals';
import { Http, type HttpOptions } from './http';
import type { HypeTrain } from './hype';
import type { CreatorLeaderboard, CreatorLeaderboardQuery, Leaderboard } from './leaderboards';
import { ProblemError } from './problem';
import type {
  ChatMessageView,
  Config,
  CreateStream,
  Earnings,
  Gift,
  GiftReceipt,
  JoinReceipt,
  LocalToken,
  MediaToken,
  Page,
  PageQuery,
  Role,
  SendGift,
  SendMessage,
  StreamStatus,
  StreamView,
  Thumbnail,
  TopUp,
  TopUpReceipt,
  UpdateStream,
  ViewersPage,
  Wallet,
  WalletTransaction,
} from './types';

export type OvationClientOptions = HttpOptions;

// An upload may take the gateway 10 s, and the picture has to travel first.
const UPLOAD_WITHIN = 60_000;

// A year of gifts is some megabytes of text.
const STATEMENT_WITHIN = 60_000;

/**
 * One method for each route. Every refusal rejects with a `ProblemError`; a write whose outcome is unknown
 * (`error.outcomeUnknown`) is repeated by the caller, with the same key where it has one: see `settle`.
 */
export class OvationClient {
  private readonly http: Http;

  constructor(readonly options: OvationClientOptions) {
    this.http = new Http(options);
  }

  config = () => this.http.send<Config>('/api/config');

  /** Locally only: the same username is always the same user. */
  issueLocalToken = (username: string, roles?: Role[]) =>
    this.http.send<LocalToken>('/api/identity/token', {
      method: 'POST',
      anonymous: true,
      body: { username, ...(roles && { roles }) },
    });

  // Streams

  createStream = (stream: CreateStream, idempotencyKey?: string) =>
    this.http.send<StreamView>('/api/streams/create', { method: 'POST', body: stream, idempotencyKey });

  startStream = (id: string) => this.http.send<StreamView>(`${stream(id)}/start`, { method: 'POST' });

  updateStream = (id: string, changes: UpdateStream) =>
    this.http.send<StreamView>(stream(id), { method: 'PATCH', body: changes });

  endStream = (id: string) => this.http.send<StreamView>(`${stream(id)}/end`, { method: 'POST' });

  getStream = (id: string) => this.http.send<StreamView>(stream(id));

  /** Most viewers first. `q` searches, `tag` filters. */
  liveStreams = (query: PageQuery & { q?: string; tag?: string } = {}) =>
    this.http.send<Page<StreamView>>('/api/streams/live', { query });

  creatorStreams = (creatorId: string, query: PageQuery & { status?: StreamStatus } = {}) =>
    this.http.send<Page<StreamView>>(`/api/streams/creator/${encodeURIComponent(creatorId)}`, { query });

  /** A png, jpeg or webp picture of at most 2 MiB. */
  uploadThumbnail = (picture: Blob, name = 'thumbnail') => {
    const body = new FormData();
    body.append('image', picture, name);
    return this.http.send<Thumbnail>('/api/thumbnails', { method: 'POST', body, timeout: UPLOAD_WITHIN });
  };

  // Picture and sound

  viewerToken = (id: string) => this.http.send<MediaToken>(`${stream(id)}/token`);

  broadcastToken = (id: string) => this.http.send<MediaToken>(`${stream(id)}/broadcast-token`);

  /** Says "still on air" where no media server tells it. */
  heartbeat = (id: string) => this.http.send<void>(`${stream(id)}/heartbeat`, { method: 'PUT' });

  // Chat

  sendMessage = (id: string, message: SendMessage) =>
    this.http.send<ChatMessageView>(`${stream(id)}/message`, { method: 'POST', body: message });

  /** Newest first. */
  messages = (id: string, query: PageQuery = {}) =>
    this.http.send<Page<ChatMessageView>>(`${stream(id)}/messages`, { query });

  deleteMessage = (id: string, messageId: string) =>
    this.http.send<void>(`${stream(id)}/messages/${encodeURIComponent(messageId)}`, { method: 'DELETE' });

  // Gifts and coins

  sendGift = (id: string, gift: SendGift, idempotencyKey: string) =>
    this.http.send<GiftReceipt>(`${stream(id)}/gift`, { method: 'POST', body: gift, idempotencyKey });

  leaderboard = (id: string, limit?: number) =>
    this.http.send<Leaderboard>(`${stream(id)}/leaderboard`, { query: { limit } });

  /**
   * Who sent most to a creator over all streams of a period that is now; without a query of all time. With
   * `around: 'me'` the items are the caller and those next to them, and a guest is refused with 401.
   */
  creatorLeaderboard = (creatorId: string, query: CreatorLeaderboardQuery = {}) =>
    this.http.send<CreatorLeaderboard>(`/api/creators/${encodeURIComponent(creatorId)}/leaderboard`, {
      query,
    });

  /** What a stream's creator wants to reach; null where nothing is set. */
  goal = (id: string): Promise<GoalProgress | null> =>
    this.http.send<GoalProgress>(`${stream(id)}/goal`).catch(nullFor('goal-not-found'));

  /** Replaces the goal there was, and counts from now. For the stream's owner. */
  setGoal = (id: string, goal: SetGoal) =>
    this.http.send<GoalProgress>(`${stream(id)}/goal`, { method: 'PUT', body: goal });

  /** For the stream's owner. */
  removeGoal = (id: string) => this.http.send<void>(`${stream(id)}/goal`, { method: 'DELETE' });

  /** The hype train that runs now; null where none does. */
  hype = (id: string): Promise<HypeTrain | null> =>
    this.http.send<HypeTrain>(`${stream(id)}/hype`).catch(nullFor('hype-not-found'));

  /** The catalogue, cheapest first. */
  gifts = () => this.http.send<{ items: Gift[] }>('/api/gifts');

  wallet = () => this.http.send<Wallet>('/api/wallet');

  /** What came into and went out of the caller's wallet, newest first; 50 a page unless told otherwise. */
  walletTransactions = (query: PageQuery = {}) =>
    this.http.send<Page<WalletTransaction>>('/api/wallet/transactions', { query });

  topUp = (topUp: TopUp, idempotencyKey: string) =>
    this.http.send<TopUpReceipt>('/api/wallet/top-ups', { method: 'POST', body: topUp, idempotencyKey });

  // What a creator earned; without the role every one is refused with `role-required`

  /** The caller's balance, days, streams and supporters. */
  earnings = () => this.http.send<Earnings>('/api/creators/me/earnings');

  /**
   * Every gift and reversal of some days as CSV (RFC 4180, with a header line), oldest first. Days are written
   * 2026-11-25, are those of the earnings' zone, and both ends are included; more than 366 are refused.
   */
  earningsStatement = (from: string, to: string) =>
    this.http.text('/api/creators/me/earnings/statement', {
      query: { from, to },
      accept: 'text/csv',
      timeout: STATEMENT_WITHIN,
    });

  // Presence, for clients without a socket: an open socket is a join already

  join = (id: string) => this.http.send<JoinReceipt>(`${stream(id)}/join`, { method: 'POST' });

  leave = (id: string) => this.http.send<void>(`${stream(id)}/leave`, { method: 'POST' });

  viewers = (id: string, query: PageQuery = {}) =>
    this.http.send<ViewersPage>(`${stream(id)}/viewers`, { query });
}

function stream(id: string): string {
  return `/api/streams/${encodeURIComponent(id)}`;
}

/** One refusal that is an answer: there is nothing. */
function nullFor(slug: string): (error: unknown) => null {
  return (error) => {
    if (error instanceof ProblemError && error.slug === slug) return null;
    throw error;
  };
}
