import type { EventType, GiftSent, ServerEvent, ServerFrame } from './events';

/** Tells whether a value has the shape; fields nobody asked for are ignored, as the contract wants. */
type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string';
const number: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const flag: Check = (value) => typeof value === 'boolean';
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || value === undefined || check(value);
const oneOf =
  (...names: string[]): Check =>
  (value) =>
    names.includes(value as string);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const shape =
  (fields: Record<string, Check>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(fields).every(([name, check]) => check((value as Record<string, unknown>)[name]));

const rarity = oneOf('common', 'rare', 'epic', 'legendary');

const gift = shape({
  id: text,
  name: text,
  emoji: text,
  animationType: oneOf('float', 'burst', 'fireworks', 'confetti'),
  rarity,
  coinCost: number,
});

const stream = shape({
  id: text,
  version: number,
  creatorId: text,
  creatorUsername: text,
  title: text,
  description: orNull(text),
  status: oneOf('scheduled', 'live', 'ended'),
  broadcast: oneOf('waiting', 'on_air', 'interrupted', 'off'),
  tags: listOf(text),
  thumbnailUrl: orNull(text),
  currentViewers: number,
  guests: number,
  peakViewers: number,
  totalViews: number,
  totalGiftsReceived: number,
  statisticsFinal: flag,
  scheduledFor: orNull(text),
  startedAt: orNull(text),
  endedAt: orNull(text),
  endReason: orNull(text),
  durationSeconds: orNull(number),
  createdAt: text,
});

const presence = shape({ streamId: text, userId: orNull(text), username: orNull(text), guest: flag });

const entry = shape({ rank: number, userId: text, username: text, totalCoins: number, giftCount: number });
const board = { totalCoins: number, giftCount: number, items: listOf(entry) };

const figures = {
  streamId: text,
  version: number,
  durationSeconds: orNull(number),
  peakViewers: number,
  totalViews: number,
  totalGiftsReceived: number,
};

const goal = { streamId: text, goalId: text, title: text, reward: text, targetCoins: number, coins: number };

const hype = shape({
  streamId: text,
  hypeId: text,
  level: number,
  coins: number,
  levelCoins: number,
  levelTarget: number,
  topContributors: listOf(entry),
  startedAt: text,
  expiresAt: text,
  version: number,
});

const eventData: Record<EventType, Check> = {
  'viewer:joined': presence,
  'viewer:left': presence,
  'viewer:count': shape({
    streamId: text,
    currentViewers: number,
    guests: number,
    peakViewers: number,
    totalViews: number,
    version: number,
  }),
  'chat:message': shape({
    id: text,
    seq: number,
    streamId: text,
    userId: text,
    username: text,
    message: text,
    messageType: oneOf('chat', 'system', 'gift'),
    clientMessageId: orNull(text),
    giftId: orNull(text),
    giftAmount: orNull(number),
    gift: orNull(shape({ name: text, emoji: text, rarity, totalCoins: number })),
    createdAt: text,
  }),
  'chat:deleted': shape({ streamId: text, messageId: text, by: text }),
  'gift:sent': shape({
    id: text,
    streamId: text,
    senderId: text,
    senderUsername: text,
    gift,
    quantity: number,
    totalCoins: number,
    comboId: orNull(text),
    comboCount: orNull(number),
    comboCoins: orNull(number),
    comboExpiresAt: orNull(text),
    createdAt: text,
  }),
  'combo:ended': shape({
    comboId: text,
    streamId: text,
    senderId: text,
    senderUsername: text,
    gift,
    comboCount: number,
    comboCoins: number,
  }),
  'gift:reversed': shape({
    id: text,
    giftSentId: text,
    streamId: text,
    senderId: text,
    senderUsername: text,
    giftId: text,
    quantity: number,
    totalCoins: number,
    createdAt: text,
  }),
  'leaderboard:updated': shape({ streamId: text, version: number, ...board }),
  'goal:progress': shape({ ...goal, reachedAt: orNull(text), active: flag, version: number }),
  'goal:reached': shape({ ...goal, reachedAt: text }),
  'hype:started': hype,
  'hype:progress': hype,
  'hype:ended': hype,
  'stream:scheduled': stream,
  'stream:started': stream,
  'stream:updated': stream,
  'stream:on_air': stream,
  'stream:interrupted': stream,
  'stream:resumed': stream,
  'stream:ended': shape({ ...figures, endReason: text, startedAt: orNull(text), endedAt: text }),
  'stream:statistics': shape(figures),
};

/** Whether this client knows events of the type. */
export function isEventType(type: string): type is EventType {
  return Object.hasOwn(eventData, type);
}

/** Whether `data` is what an event of the type carries. */
export function isEventData(type: EventType, data: unknown): boolean {
  return eventData[type](data);
}

/** The typed event, or null for a type this client doesn't know and for data that is not of its shape. */
export function parseEvent(raw: unknown): ServerEvent | null {
  if (!shape({ id: text, type: text, at: text })(raw)) return null;
  const event = { ...(raw as { id: string; type: string; at: string; data: unknown }) };
  if (!isEventType(event.type) || !isEventData(event.type, event.data)) return null;
  if (event.type === 'gift:sent') event.data = withCombo(event.data as GiftSent);
  return event as ServerEvent;
}

/** Events from before there were combos lack the fields. */
function withCombo(sent: GiftSent): GiftSent {
  const { comboId = null, comboCount, comboCoins, comboExpiresAt = null } = sent;
  return { ...sent, comboId, comboCount: comboCount ?? 0, comboCoins: comboCoins ?? 0, comboExpiresAt };
}

const welcome = shape({
  position: text,
  now: number,
  keepAliveSeconds: number,
  recovered: orNull(flag),
  you: shape({ owner: flag }),
  snapshot: orNull(
    shape({ stream: orNull(stream), messages: orNull(Array.isArray), leaderboard: orNull(shape(board)) }),
  ),
});
const events = shape({ position: text, now: number, events: Array.isArray });

/** The frame a socket received; null for a type this client doesn't know. Throws where it is no frame at all. */
export function parseFrame(data: unknown): ServerFrame | null {
  const frame: unknown = typeof data === 'string' ? JSON.parse(data) : null;
  if (!shape({ type: text })(frame)) throw new Error('A frame without a type');
  const { type } = frame as { type: string };
  if (type !== 'welcome' && type !== 'events') return null;
  if (!(type === 'welcome' ? welcome : events)(frame)) throw new Error(`A broken ${type} frame`);
  return frame as ServerFrame;
}
