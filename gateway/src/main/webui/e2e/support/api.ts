import { randomUUID } from 'node:crypto';
import { status } from './suite';

let base: string | undefined;

/** The gateway of the suite under test, without a slash at the end. */
export function gateway(): string {
  base ??= status().url.replace(/\/$/, '');
  return base;
}

export interface Person {
  userId: string;
  username: string;
  token: string;
}

/** The contract has clients repeat what met a part that is away: these journeys crash parts. */
const AWAY = [503, 504];

/** One request as an integrator would send it; throws with the problem when it is refused. */
export async function ask<T>(method: string, path: string, options: Asked = {}): Promise<T> {
  const { answer } = await insist(method, path, options);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** Its answer, and whether it came to a repetition: the first request may have done what was asked by then. */
async function insist(
  method: string,
  path: string,
  options: Asked,
): Promise<{ answer: Response; repeated: boolean }> {
  const headers: Record<string, string> = {};
  if (options.as) headers.Authorization = `Bearer ${options.as.token}`;
  if (options.key) headers['Idempotency-Key'] = options.key;
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  const send = () => fetch(gateway() + path, { method, headers, body: JSON.stringify(options.body) });
  let answer = await send();
  let again = 0;
  for (; AWAY.includes(answer.status) && again < 20; again++) {
    await new Promise((later) => setTimeout(later, 500));
    answer = await send();
  }
  return { answer, repeated: again > 0 };
}

interface Asked {
  as?: Person;
  key?: string;
  body?: unknown;
}

export async function person(username: string): Promise<Person> {
  const issued = await ask<{ accessToken: string; userId: string; username: string }>(
    'POST',
    '/api/identity/token',
    {
      body: { username },
    },
  );
  return { userId: issued.userId, username: issued.username, token: issued.accessToken };
}

export function freshName(prefix: string): string {
  return `${prefix}-${randomUUID().slice(0, 8)}`;
}

export interface StreamFigures {
  id: string;
  status: string;
  broadcast: string;
  currentViewers: number;
  guests: number;
  peakViewers: number;
  totalViews: number;
  totalGiftsReceived: number;
  statisticsFinal: boolean;
  durationSeconds: number | null;
  endReason: string | null;
}

export const stream = (id: string) => ask<StreamFigures>('GET', `/api/streams/${id}`);

/** A stream that is live with chat and gifts and waits for its picture; five minutes without one end it. */
export async function liveStream(creator: Person): Promise<string> {
  const { id } = await ask<{ id: string }>('POST', '/api/streams/create', {
    as: creator,
    key: randomUUID(),
    body: { title: `The show of ${creator.username}` },
  });
  return id;
}

/** Ends the stream; that it has ended before is a success only where the first request got no answer in time. */
export async function endLive(creator: Person, id: string): Promise<void> {
  const { answer, repeated } = await insist('POST', `/api/streams/${id}/end`, { as: creator });
  const text = await answer.text();
  const before = answer.status === 409 && text.includes('"/problems/stream-ended"');
  if (!answer.ok && !(repeated && before)) throw new Error(`ending ${id}: ${answer.status} ${text}`);
}

export interface Line {
  seq: number;
  message: string;
  messageType: string;
}

export const lines = (id: string) => ask<{ items: Line[] }>('GET', `/api/streams/${id}/messages?limit=100`);

/** A line of somebody who has no page. */
export const sayFromAfar = (as: Person, streamId: string, message: string) =>
  ask('POST', `/api/streams/${streamId}/message`, { as, body: { message, clientMessageId: randomUUID() } });

export async function give(as: Person, streamId: string, gift: string): Promise<void> {
  const { items } = await ask<{ items: { id: string; name: string }[] }>('GET', '/api/gifts');
  const giftId = items.find(({ name }) => name === gift)?.id;
  await ask('POST', `/api/streams/${streamId}/gift`, { as, key: randomUUID(), body: { giftId } });
}

/** So many people of their own give the cheapest gift once each. */
export async function gifts(streamId: string, people: number): Promise<void> {
  for (let n = 0; n < people; n++) await give(await person(freshName('giver')), streamId, 'Rose');
}

export const topUp = (as: Person, coins: number) =>
  ask('POST', '/api/wallet/top-ups', { as, key: randomUUID(), body: { coins } });
