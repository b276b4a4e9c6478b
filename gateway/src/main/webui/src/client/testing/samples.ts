import type { GiftSent, ServerEvent, WelcomeFrame } from '../events';
import type { GoalProgress } from '../goals';
import type { HypeTrain } from '../hype';
import type { CreatorLeaderboard } from '../leaderboards';
import type { ChatMessageView, Gift, StreamView } from '../types';

export const STREAM_ID = '0192f0c1-7b1a-7c3e-9a57-3f6d2b1c0a01';

export const rose: Gift = {
  id: '0192f0c0-0000-7000-8000-000000000001',
  name: 'Rose',
  emoji: '🌹',
  coinCost: 1,
  animationType: 'float',
  rarity: 'common',
};

export function liveStream(changes: Partial<StreamView> = {}): StreamView {
  return {
    id: STREAM_ID,
    version: 3,
    creatorId: 'ada-id',
    creatorUsername: 'ada',
    title: 'Sketching the Analytical Engine',
    description: null,
    status: 'live',
    broadcast: 'on_air',
    tags: [],
    thumbnailUrl: null,
    currentViewers: 0,
    guests: 0,
    peakViewers: 0,
    totalViews: 0,
    totalGiftsReceived: 0,
    statisticsFinal: false,
    scheduledFor: null,
    startedAt: '2026-11-22T20:00:00Z',
    endedAt: null,
    endReason: null,
    durationSeconds: null,
    createdAt: '2026-11-22T20:00:00Z',
    updatedAt: '2026-11-22T20:00:00Z',
    ...changes,
  };
}

export function line(seq: number, changes: Partial<ChatMessageView> = {}): ChatMessageView {
  return {
    id: `line-${seq}`,
    seq,
    streamId: STREAM_ID,
    userId: 'grace-id',
    username: 'grace',
    message: `line ${seq}`,
    messageType: 'chat',
    clientMessageId: null,
    giftId: null,
    giftAmount: null,
    gift: null,
    createdAt: '2026-11-22T20:05:00Z',
    ...changes,
  };
}

export function said(seq: number): ServerEvent {
  return { id: `line-${seq}`, type: 'chat:message', at: '2026-11-22T20:05:00Z', data: line(seq) };
}

export function giftSent(
  id: string,
  at = new Date().toISOString(),
  changes: Partial<GiftSent> = {},
): ServerEvent {
  const data = {
    id,
    streamId: STREAM_ID,
    senderId: 'grace-id',
    senderUsername: 'grace',
    gift: rose,
    quantity: 1,
    totalCoins: 1,
    comboId: null,
    comboCount: 0,
    comboCoins: 0,
    comboExpiresAt: null,
    createdAt: at,
    ...changes,
  };
  return { id, type: 'gift:sent', at, data };
}

/** Its event has the combo's id. */
export function comboEnded(comboId: string, comboCount = 1, at = new Date().toISOString()): ServerEvent {
  const data = {
    comboId,
    streamId: STREAM_ID,
    senderId: 'grace-id',
    senderUsername: 'grace',
    gift: rose,
    comboCount,
    comboCoins: comboCount,
  };
  return { id: comboId, type: 'combo:ended', at, data };
}

export function giftReversed(id: string, giftSentId: string, at = new Date().toISOString()): ServerEvent {
  const data = {
    id,
    giftSentId,
    streamId: STREAM_ID,
    senderId: 'grace-id',
    senderUsername: 'grace',
    giftId: rose.id,
    quantity: 1,
    totalCoins: 1,
    createdAt: at,
  };
  return { id, type: 'gift:reversed', at, data };
}

export function creatorBoard(changes: Partial<CreatorLeaderboard> = {}): CreatorLeaderboard {
  const mei = { rank: 1, userId: 'mei-id', username: 'mei', totalCoins: 600, giftCount: 4 };
  return {
    creatorId: 'ada-id',
    period: 'week',
    begins: '2026-11-16',
    zone: 'Europe/Berlin',
    items: [mei],
    me: null,
    totalCoins: 900,
    giftCount: 7,
    ...changes,
  };
}

export function goal(version: number, changes: Partial<GoalProgress> = {}): GoalProgress {
  return {
    streamId: STREAM_ID,
    goalId: 'goal-1',
    title: 'A song on the piano',
    reward: '',
    targetCoins: 500,
    coins: 0,
    reachedAt: null,
    active: true,
    version,
    ...changes,
  };
}

export function boardTold(version: number, totalCoins: number): ServerEvent {
  const at = '2026-11-22T20:05:00Z';
  const data = { streamId: STREAM_ID, version, totalCoins, giftCount: 1, items: [] };
  return { id: `board-${version}-${totalCoins}`, type: 'leaderboard:updated', at, data };
}

export function goalProgress(version: number, changes: Partial<GoalProgress> = {}): ServerEvent {
  const at = '2026-11-22T20:05:00Z';
  return { id: `goal-progress-${version}`, type: 'goal:progress', at, data: goal(version, changes) };
}

export function goalReached(goalId: string, at = new Date().toISOString()): ServerEvent {
  const { streamId, title, reward, targetCoins } = goal(1);
  const data = { streamId, goalId, title, reward, targetCoins, coins: targetCoins, reachedAt: at };
  return { id: `reached-${goalId}`, type: 'goal:reached', at, data };
}

export function hype(version: number, changes: Partial<HypeTrain> = {}): HypeTrain {
  return {
    streamId: STREAM_ID,
    hypeId: 'hype-1',
    level: 1,
    coins: 60,
    levelCoins: 60,
    levelTarget: 100,
    topContributors: [],
    startedAt: '2026-11-22T20:00:00Z',
    expiresAt: '2026-11-22T20:02:00Z',
    version,
    ...changes,
  };
}

export function hypeTold(
  type: 'hype:started' | 'hype:progress' | 'hype:ended',
  version: number,
  changes: Partial<HypeTrain> = {},
  at = '2026-11-22T20:00:00Z',
): ServerEvent {
  return { id: `${type}-${version}`, type, at, data: hype(version, changes) };
}

export function welcome(changes: Partial<WelcomeFrame> = {}): WelcomeFrame {
  return {
    type: 'welcome',
    protocol: 1,
    now: Date.now(),
    position: 'p0',
    recovered: null,
    keepAliveSeconds: 10,
    you: { userId: null, username: null, deviceId: 'device', owner: false },
    currentViewers: 1,
    guests: 1,
    snapshot: {
      stream: liveStream(),
      messages: [],
      leaderboard: { items: [], totalCoins: 0, giftCount: 0 },
    },
    ...changes,
  };
}

export function events(position: string, ...news: ServerEvent[]) {
  return { type: 'events', now: Date.now(), position, events: news };
}

/** A token as an issuer would make it, signature apart. */
export function token(username: string, issuedAtMs = Date.now(), lifeSeconds = 3600): string {
  const issuedAt = Math.floor(issuedAtMs / 1000);
  const claims = {
    sub: `${username}-id`,
    preferred_username: username,
    groups: ['viewer', 'creator'],
    iat: issuedAt,
    exp: issuedAt + lifeSeconds,
  };
  const part = (value: object) =>
    btoa(JSON.stringify(value)).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_');
  return `${part({ alg: 'RS256' })}.${part(claims)}.signature`;
}

export function problem(
  status: number,
  slug: string,
  members: object = {},
  headers: Record<string, string> = {},
) {
  const body = { type: `/problems/${slug}`, title: slug, status, detail: `Because of ${slug}`, ...members };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  });
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
  });
}
