import { beforeEach, describe, expect, it, vi } from 'vitest';

import { OvationClient } from './OvationClient';
import { ProblemError } from './problem';
import { json, problem } from './testing/samples';

const send = vi.fn<typeof fetch>();
let token: string | null = 'token-1';

function client(options: Partial<ConstructorParameters<typeof OvationClient>[0]> = {}) {
  return new OvationClient({
    baseUrl: 'http://here',
    token: () => token,
    deviceId: () => 'device-1',
    fetch: send,
    ...options,
  });
}

function sent() {
  const [url, init] = send.mock.calls.at(-1)!;
  const headers = init?.headers as Record<string, string>;
  return { url, method: init?.method, headers, body: init?.body };
}

beforeEach(() => {
  token = 'token-1';
  send.mockReset().mockImplementation(async () => json({ items: [] }));
});

describe('OvationClient', () => {
  const c = client();
  const id = 'a/b';
  it.each<[string, string, () => Promise<unknown>]>([
    ['GET', '/api/config', () => c.config()],
    ['POST', '/api/identity/token', () => c.issueLocalToken('ada')],
    ['POST', '/api/streams/create', () => c.createStream({ title: 't' })],
    ['POST', '/api/streams/a%2Fb/start', () => c.startStream(id)],
    ['PATCH', '/api/streams/a%2Fb', () => c.updateStream(id, { title: 't' })],
    ['POST', '/api/streams/a%2Fb/end', () => c.endStream(id)],
    ['GET', '/api/streams/a%2Fb', () => c.getStream(id)],
    ['GET', '/api/streams/live?q=tea&limit=5', () => c.liveStreams({ q: 'tea', tag: '', limit: 5 })],
    ['GET', '/api/streams/creator/me?status=ended', () => c.creatorStreams('me', { status: 'ended' })],
    ['POST', '/api/thumbnails', () => c.uploadThumbnail(new Blob(['x']))],
    ['GET', '/api/streams/a%2Fb/token', () => c.viewerToken(id)],
    ['GET', '/api/streams/a%2Fb/broadcast-token', () => c.broadcastToken(id)],
    ['PUT', '/api/streams/a%2Fb/heartbeat', () => c.heartbeat(id)],
    ['POST', '/api/streams/a%2Fb/message', () => c.sendMessage(id, { message: 'hi' })],
    ['GET', '/api/streams/a%2Fb/messages?cursor=x', () => c.messages(id, { cursor: 'x' })],
    ['DELETE', '/api/streams/a%2Fb/messages/m', () => c.deleteMessage(id, 'm')],
    ['POST', '/api/streams/a%2Fb/gift', () => c.sendGift(id, { giftId: 'g' }, 'k')],
    ['GET', '/api/streams/a%2Fb/leaderboard?limit=3', () => c.leaderboard(id, 3)],
    ['GET', '/api/creators/a%2Fb/leaderboard', () => c.creatorLeaderboard(id)],
    ['GET', '/api/streams/a%2Fb/goal', () => c.goal(id)],
    ['PUT', '/api/streams/a%2Fb/goal', () => c.setGoal(id, { title: 't', targetCoins: 5 })],
    ['DELETE', '/api/streams/a%2Fb/goal', () => c.removeGoal(id)],
    ['GET', '/api/streams/a%2Fb/hype', () => c.hype(id)],
    [
      'GET',
      '/api/creators/ada/leaderboard?period=week&around=me&limit=5',
      () => c.creatorLeaderboard('ada', { period: 'week', around: 'me', limit: 5 }),
    ],
    ['GET', '/api/gifts', () => c.gifts()],
    ['GET', '/api/wallet', () => c.wallet()],
    ['GET', '/api/wallet/transactions', () => c.walletTransactions()],
    [
      'GET',
      '/api/wallet/transactions?limit=2&cursor=x',
      () => c.walletTransactions({ limit: 2, cursor: 'x' }),
    ],
    ['GET', '/api/creators/me/earnings', () => c.earnings()],
    [
      'GET',
      '/api/creators/me/earnings/statement?from=2026-11-01&to=2026-11-30',
      () => c.earningsStatement('2026-11-01', '2026-11-30'),
    ],
    ['POST', '/api/wallet/top-ups', () => c.topUp({ coins: 5 }, 'k')],
    ['POST', '/api/streams/a%2Fb/join', () => c.join(id)],
    ['POST', '/api/streams/a%2Fb/leave', () => c.leave(id)],
    ['GET', '/api/streams/a%2Fb/viewers', () => c.viewers(id)],
  ])('should call %s %s', async (method, path, call) => {
    await call();

    expect(sent()).toMatchObject({ method, url: `http://here${path}` });
  });

  it('should show the token of a user and the device of a guest', async () => {
    await client().wallet();
    expect(sent().headers).toMatchObject({ Authorization: 'Bearer token-1' });
    expect(sent().headers).not.toHaveProperty('Ovation-Device');

    token = null;
    await client().gifts();
    expect(sent().headers).toMatchObject({ 'Ovation-Device': 'device-1' });
    expect(sent().headers).not.toHaveProperty('Authorization');
  });

  it('should send a gift with its key', async () => {
    await client().sendGift('s', { giftId: 'g', quantity: 2 }, 'key-1');

    expect(sent().headers).toMatchObject({ 'Idempotency-Key': 'key-1', 'Content-Type': 'application/json' });
    expect(sent().body).toBe('{"giftId":"g","quantity":2}');
  });

  it('should answer no goal for a stream without one, and tell any other refusal', async () => {
    send.mockResolvedValueOnce(problem(404, 'goal-not-found'));
    send.mockResolvedValueOnce(problem(404, 'stream-not-found'));

    expect(await client().goal('s')).toBeNull();
    await expect(client().goal('s')).rejects.toMatchObject({ slug: 'stream-not-found' });
  });

  it('should answer no hype for a stream where none runs, and tell any other refusal', async () => {
    send.mockResolvedValueOnce(problem(404, 'hype-not-found'));
    send.mockResolvedValueOnce(problem(404, 'stream-not-found'));

    expect(await client().hype('s')).toBeNull();
    await expect(client().hype('s')).rejects.toMatchObject({ slug: 'stream-not-found' });
  });

  it('should set a goal without a reward where none is promised', async () => {
    await client().setGoal('s', { title: 'A song', targetCoins: 500 });

    expect(sent().body).toBe('{"title":"A song","targetCoins":500}');
  });

  it('should tell a problem with its members', async () => {
    // Given
    send.mockResolvedValue(problem(402, 'insufficient-coins', { balance: 3, required: 20 }));

    // When
    const error = await client()
      .sendGift('s', { giftId: 'g' }, 'k')
      .catch((e: unknown) => e);

    // Then
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({
      status: 402,
      slug: 'insufficient-coins',
      detail: 'Because of insufficient-coins',
      members: { balance: 3, required: 20 },
      temporary: false,
    });
  });

  it('should tell violations and how long to wait', async () => {
    send.mockResolvedValueOnce(
      problem(400, 'validation-failed', { violations: [{ field: 'title', message: 'is empty' }] }),
    );
    send.mockResolvedValueOnce(problem(429, 'rate-limited', { limit: '20/30s' }, { 'Retry-After': '7' }));

    await expect(client().createStream({ title: '' })).rejects.toMatchObject({
      violations: [{ field: 'title', message: 'is empty' }],
    });
    await expect(client().sendMessage('s', { message: 'x' })).rejects.toMatchObject({
      retryAfter: 7,
      temporary: false,
    });
  });

  it('should make a problem of an answer that is none, and of no answer', async () => {
    send.mockResolvedValueOnce(new Response('<html>', { status: 502, statusText: 'Bad Gateway' }));
    send.mockRejectedValueOnce(new TypeError('Failed to fetch'));

    await expect(client().wallet()).rejects.toMatchObject({ status: 502, slug: 'http-502', temporary: true });
    await expect(client().wallet()).rejects.toMatchObject({
      status: 0,
      slug: 'unreachable',
      outcomeUnknown: true,
    });
  });

  it('should renew a refused token once and repeat', async () => {
    // Given
    const renewToken = vi.fn(async () => void (token = 'token-2'));
    send.mockResolvedValueOnce(problem(401, 'invalid-token')).mockResolvedValueOnce(json({ balance: 5 }));

    // When
    const wallet = await client({ renewToken }).wallet();

    // Then
    expect(wallet).toEqual({ balance: 5 });
    expect(sent().headers).toMatchObject({ Authorization: 'Bearer token-2' });

    send.mockImplementation(async () => problem(401, 'invalid-token'));
    await expect(client({ renewToken }).wallet()).rejects.toMatchObject({ status: 401 });
  });

  it('should hand on the device a guest was given', async () => {
    const onDevice = vi.fn();
    send.mockResolvedValue(json({}, 200, { 'Ovation-Device': 'device-9' }));

    await client({ onDevice }).gifts();

    expect(onDevice).toHaveBeenCalledWith('device-9');
  });

  it('should give a statement as it is written, and tell why there is none', async () => {
    // Given
    const csv = 'time,kind\r\n2026-11-25T20:00:00Z,gift\r\n';
    send.mockResolvedValueOnce(new Response(csv, { headers: { 'Content-Type': 'text/csv;charset=UTF-8' } }));
    send.mockResolvedValueOnce(problem(403, 'role-required'));

    // When
    const statement = await client().earningsStatement('2026-11-01', '2026-11-30');

    // Then
    expect(statement).toBe(csv);
    expect(sent().headers).toMatchObject({
      Authorization: 'Bearer token-1',
      Accept: 'text/csv, application/problem+json',
    });
    await expect(client().earningsStatement('2026-11-01', '2026-11-30')).rejects.toMatchObject({
      status: 403,
      slug: 'role-required',
    });
  });

  it('should say that an answer was cut off, whatever it is made of', async () => {
    const broken = () => new Response(new ReadableStream({ start: (body) => body.error(new Error('gone')) }));
    send.mockImplementation(async () => broken());

    await expect(client().wallet()).rejects.toMatchObject({ title: 'Broken answer', outcomeUnknown: true });
    await expect(client().earningsStatement('2026-11-01', '2026-11-30')).rejects.toMatchObject({
      title: 'Broken answer',
    });
  });

  it('should answer nothing for 204', async () => {
    send.mockResolvedValue(new Response(null, { status: 204 }));

    expect(await client().leave('s')).toBeUndefined();
  });
});
