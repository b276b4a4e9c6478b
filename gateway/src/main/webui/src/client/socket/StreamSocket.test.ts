import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { ServerEvent } from '../events';
import { ProblemError } from '../problem';
import { FakeWebSocket } from '../testing/FakeWebSocket';
import { events, problem, said, STREAM_ID, token as tokenFor, welcome } from '../testing/samples';
import { StreamSocket, type StreamSocketOptions } from './StreamSocket';

const NOW = Date.parse('2026-11-22T20:00:00Z');
const SECOND = 1000;
const upgradeRequired = () => problem(426, 'upgrade-required');

let fetched: ReturnType<typeof vi.fn<typeof fetch>>;
let network: EventTarget;
let opened: StreamSocket[] = [];

function open(options: Partial<StreamSocketOptions> = {}) {
  const socket = new StreamSocket({
    streamId: STREAM_ID,
    baseUrl: 'https://ovation.test',
    token: () => null,
    deviceId: () => 'device-1',
    WebSocket: FakeWebSocket as unknown as typeof WebSocket,
    fetch: fetched,
    random: () => 0.5,
    network,
    ...options,
  });
  const received: string[] = [];
  const states: string[] = [];
  socket.on('events', (news: ServerEvent[]) => received.push(...news.map((event) => event.id)));
  socket.on('status', (status) => states.push(status.state));
  socket.open();
  opened.push(socket);
  return { socket, received, states };
}

function openLive(options: Partial<StreamSocketOptions> = {}) {
  const opened = open(options);
  FakeWebSocket.last.send(welcome());
  return opened;
}

const sockets = () => FakeWebSocket.opened.length;
const query = (socket: FakeWebSocket) => Object.fromEntries(new URL(socket.url).searchParams);
const elapse = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * SECOND);

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  FakeWebSocket.opened = [];
  network = new EventTarget();
  fetched = vi.fn<typeof fetch>(async () => upgradeRequired());
});

afterEach(() => {
  opened.forEach((socket) => socket.close());
  opened = [];
  vi.useRealTimers();
});

describe('opening', () => {
  it('should offer the protocol alone and name the device for a guest', () => {
    open();

    expect(FakeWebSocket.last.protocols).toEqual(['ovation.v1']);
    expect(FakeWebSocket.last.url).toBe(`wss://ovation.test/api/streams/${STREAM_ID}/events?device=device-1`);
  });

  it('should carry the token of a user in a subprotocol and never in the address', () => {
    open({ token: () => 'a.b.c', role: 'overlay' });

    expect(FakeWebSocket.last.protocols).toEqual([
      'ovation.v1',
      encodeURIComponent('quarkus-http-upgrade#Authorization#Bearer a.b.c'),
    ]);
    expect(query(FakeWebSocket.last)).toEqual({ role: 'overlay' });
  });

  it('should be live from its welcome on', () => {
    const { socket, states } = openLive();

    expect(states).toEqual(['live']);
    expect(socket.status).toEqual({ state: 'live', reason: null });
  });

  it('should give up on a socket that is not welcomed within 10 s', async () => {
    open();

    await elapse(10);

    expect(FakeWebSocket.last.closedByClient).toBe(true);
    expect(fetched).toHaveBeenCalledTimes(1);
    await elapse(0.5);
    expect(sockets()).toBe(2);
  });
});

describe('position', () => {
  it('should hand back the position of the last frame', async () => {
    openLive();
    FakeWebSocket.last.send(events('p7', said(7)));
    FakeWebSocket.last.send(events('p8'));

    FakeWebSocket.last.drop(1006);
    await elapse(1);

    expect(query(FakeWebSocket.last).position).toBe('p8');
  });

  it('should tell each event once, whatever is repeated', async () => {
    const { received } = openLive();
    FakeWebSocket.last.send(events('p1', said(1), said(2)));
    FakeWebSocket.last.send(events('p1', said(2)));

    FakeWebSocket.last.drop(1006);
    await elapse(1);
    FakeWebSocket.last.send(welcome({ recovered: true, position: 'p1', snapshot: null }));
    FakeWebSocket.last.send(events('p3', said(2), said(3)));

    expect(received).toEqual(['line-1', 'line-2', 'line-3']);
  });

  it('should take events again after a hole, since the snapshot may be older than they', async () => {
    const { received } = openLive();
    FakeWebSocket.last.send(events('p1', said(1)));

    FakeWebSocket.last.drop(1006);
    await elapse(1);
    FakeWebSocket.last.send(welcome({ recovered: false }));
    FakeWebSocket.last.send(events('p2', said(1)));

    expect(received).toEqual(['line-1', 'line-1']);
  });

  it('should ignore frames and events of types it does not know', () => {
    const { received, socket } = openLive();

    FakeWebSocket.last.send({ type: 'weather', now: 1 });
    FakeWebSocket.last.send({
      ...events('p2', said(1)),
      events: [{ id: 'x', type: 'poll:opened', at: 'a', data: {} }, said(2)],
    });

    expect(received).toEqual(['line-2']);
    expect(socket.status.state).toBe('live');
  });

  it('should reconnect when a frame is no JSON', async () => {
    openLive();

    FakeWebSocket.last.send('{"type":');
    await elapse(1);

    expect(FakeWebSocket.opened[0]!.closedByClient).toBe(true);
    expect(sockets()).toBe(2);
  });
});

describe('keep-alive', () => {
  it('should reconnect when no frame came for 2.5 keep-alives', async () => {
    const { socket } = openLive();

    await elapse(24.9);
    expect(FakeWebSocket.last.closedByClient).toBe(false);
    await elapse(0.1);

    expect(FakeWebSocket.last.closedByClient).toBe(true);
    expect(socket.status).toEqual({ state: 'catching-up', reason: 'connection-lost' });
    await elapse(0.5);
    expect(sockets()).toBe(2);
  });

  it('should count from the last frame and hold one timer however many frames come', async () => {
    openLive();
    const timers = vi.getTimerCount();
    for (let n = 0; n < 50; n++) FakeWebSocket.last.send(events(`p${n}`));
    expect(vi.getTimerCount()).toBe(timers);

    for (let n = 0; n < 10; n++) {
      await elapse(10);
      FakeWebSocket.last.send(events('keep-alive'));
    }

    expect(sockets()).toBe(1);
  });

  it('should notice at once that the line died while the page slept', async () => {
    const { socket } = openLive();

    vi.setSystemTime(NOW + 60 * SECOND);
    socket.check();

    expect(FakeWebSocket.last.closedByClient).toBe(true);
  });
});

describe('close codes', () => {
  it.each([
    [4400, 'stopped', 'bad-frame'],
    [4403, 'stopped', 'forbidden'],
    [4410, 'ended', 'stream-ended'],
  ])('%i should be the end', async (code, state, reason) => {
    const { socket } = openLive();

    FakeWebSocket.last.drop(code);
    await elapse(120);

    expect(socket.status).toEqual({ state, reason });
    expect(sockets()).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('1001 should reconnect after random 0-5 s with the position', async () => {
    openLive();

    FakeWebSocket.last.drop(1001);
    await elapse(2.4);
    expect(sockets()).toBe(1);
    await elapse(0.1);

    expect(sockets()).toBe(2);
    expect(query(FakeWebSocket.last).position).toBe('p0');
  });

  it('4401 should get a new token and reconnect at once', async () => {
    let token = tokenFor('ada', NOW - 5000);
    const renewToken = vi.fn(async () => void (token = tokenFor('ada', NOW)));
    openLive({ token: () => token, renewToken });

    FakeWebSocket.last.drop(4401);
    await elapse(0);

    expect(renewToken).toHaveBeenCalledTimes(1);
    expect(sockets()).toBe(2);
    expect(decodeURIComponent(FakeWebSocket.last.protocols[1]!)).toContain(token);
  });

  it('4401 should stop where no new token is to be had', async () => {
    const refused = new ProblemError({ status: 400, slug: 'validation-failed', title: '', detail: '' });
    const { socket } = openLive({ token: () => tokenFor('ada'), renewToken: () => Promise.reject(refused) });

    FakeWebSocket.last.drop(4401);
    await elapse(60);

    expect(socket.status).toEqual({ state: 'stopped', reason: 'token-expired' });
    expect(sockets()).toBe(1);
  });

  it('4401 should not storm when every new token is refused as well', async () => {
    let n = 0;
    openLive({ token: () => tokenFor(`ada${n}`), renewToken: async () => void n++ });

    for (let round = 0; round < 5; round++) {
      FakeWebSocket.last.drop(4401);
      await elapse(0);
    }

    expect(sockets()).toBe(2);
  });

  it('4408 should reconnect with the position', async () => {
    const { states } = openLive();
    FakeWebSocket.last.send(events('p9'));

    FakeWebSocket.last.drop(4408, { type: '/problems/too-slow' });
    await elapse(1);

    expect(states).toEqual(['live', 'catching-up']);
    expect(query(FakeWebSocket.last).position).toBe('p9');
  });

  it('4429 should wait as long as the server asks, also when the network comes back', async () => {
    const { socket } = openLive();

    FakeWebSocket.last.drop(4429, { type: '/problems/rate-limited', retryAfter: 20 });
    network.dispatchEvent(new Event('online'));
    await elapse(19.9);
    expect(sockets()).toBe(1);
    expect(socket.status.reason).toBe('rate-limited');
    await elapse(0.1);

    expect(sockets()).toBe(2);
  });

  it.each([1000, 1006, 1011, 4999])('%i should back off', async (code) => {
    const { socket } = openLive();

    FakeWebSocket.last.drop(code);

    expect(socket.status).toEqual({ state: 'catching-up', reason: 'connection-lost' });
    await elapse(0.5);
    expect(sockets()).toBe(2);
  });
});

describe('backoff', () => {
  it('should be random(0, min(16, 2ⁿ)) seconds', async () => {
    openLive();

    for (const seconds of [0.5, 1, 2, 4, 8, 8, 8]) {
      const before = sockets();
      FakeWebSocket.last.drop(1006);
      await elapse(0);
      await elapse(seconds - 0.01);
      expect(sockets()).toBe(before);
      await elapse(0.01);
      expect(sockets()).toBe(before + 1);
    }
  });

  it('should start over after 30 s connected, not earlier', async () => {
    const pauseAfter = async (connectedSeconds: number) => {
      FakeWebSocket.last.send(welcome({ recovered: true, snapshot: null, keepAliveSeconds: 60 }));
      await elapse(connectedSeconds);
      FakeWebSocket.last.drop(1006);
      const before = sockets();
      let pause = 0;
      for (; sockets() === before; pause += 0.25) await elapse(0.25);
      return pause;
    };
    open();

    expect(await pauseAfter(1)).toBe(0.5);
    expect(await pauseAfter(29)).toBe(1);
    expect(await pauseAfter(30)).toBe(0.5);
  });

  it('should say offline when it goes on', async () => {
    const { socket } = openLive();

    for (let n = 0; n < 3; n++) {
      FakeWebSocket.last.drop(1006);
      await elapse(8);
    }

    expect(socket.status.state).toBe('offline');
    FakeWebSocket.last.send(welcome({ recovered: true, snapshot: null }));
    expect(socket.status.state).toBe('live');
  });
});

describe('network', () => {
  it('should reconnect at once when it comes back', async () => {
    const { socket } = openLive({ random: () => 0.99 });
    network.dispatchEvent(new Event('offline'));
    expect(socket.status).toEqual({ state: 'offline', reason: 'no-network' });
    FakeWebSocket.last.drop(1006);

    network.dispatchEvent(new Event('online'));

    expect(sockets()).toBe(2);
    await elapse(5);
    expect(sockets()).toBe(2);
  });

  it('should replace a socket that may have died with the network, before it is noticed', () => {
    openLive();
    network.dispatchEvent(new Event('offline'));

    network.dispatchEvent(new Event('online'));
    expect(sockets()).toBe(2);
    FakeWebSocket.last.send(welcome({ recovered: true, snapshot: null }));

    expect(FakeWebSocket.opened[0]!.closedByClient).toBe(true);
  });

  it('should be live again where the socket outlived the outage', () => {
    const { socket } = openLive();
    network.dispatchEvent(new Event('offline'));

    FakeWebSocket.last.send(events('p2'));

    expect(socket.status.state).toBe('live');
  });
});

describe('refusal before the welcome', () => {
  async function refusedWith(answer: Response, options: Partial<StreamSocketOptions> = {}) {
    fetched.mockImplementation(async () => answer.clone());
    const opened = open(options);
    FakeWebSocket.last.drop(1006);
    await elapse(0);
    return opened;
  }

  it('should ask the same address without Upgrade once', async () => {
    await refusedWith(upgradeRequired(), { token: () => 'a.b.c' });

    expect(fetched).toHaveBeenCalledTimes(1);
    const [url, init] = fetched.mock.calls[0]!;
    expect(url).toBe(FakeWebSocket.opened[0]!.url.replace('wss:', 'https:'));
    expect(init?.headers).toMatchObject({ Authorization: 'Bearer a.b.c' });
    await elapse(0.5);
    expect(sockets()).toBe(2);
  });

  it.each([
    [problem(403, 'origin-not-allowed'), 'stopped', 'origin-not-allowed'],
    [problem(400, 'device-invalid'), 'stopped', 'device-invalid'],
    [problem(404, 'stream-not-found'), 'stopped', 'stream-not-found'],
    [problem(409, 'stream-ended'), 'ended', 'stream-ended'],
  ])('should be the end for good on %o', async (answer, state, reason) => {
    const { socket } = await refusedWith(answer);
    await elapse(120);

    expect(socket.status).toEqual({ state, reason });
    expect(sockets()).toBe(1);
  });

  it('should renew a refused token', async () => {
    let token = tokenFor('old');
    const renewToken = vi.fn(async () => void (token = tokenFor('new')));

    await refusedWith(problem(401, 'invalid-token'), { token: () => token, renewToken });
    await elapse(0);

    expect(renewToken).toHaveBeenCalledWith(tokenFor('old'));
    expect(sockets()).toBe(2);
  });

  it.each([
    ['429', problem(429, 'rate-limited', {}, { 'Retry-After': '11' })],
    ['503', problem(503, 'gateway-unavailable', {}, { 'Retry-After': '11' })],
  ])('should wait as long as a %s asks', async (_, answer) => {
    await refusedWith(answer);

    await elapse(10.9);
    expect(sockets()).toBe(1);
    await elapse(0.2);
    expect(sockets()).toBe(2);
  });

  it('should back off when nobody answers', async () => {
    fetched.mockRejectedValue(new TypeError('Failed to fetch'));
    open();

    FakeWebSocket.last.drop(1006);
    await elapse(0.5);

    expect(sockets()).toBe(2);
  });
});

describe('token renewal', () => {
  const LIFE = 1000;
  let token: string;
  const renewToken = async () => void (token = tokenFor('ada', Date.now(), LIFE));

  beforeEach(() => void (token = tokenFor('ada', NOW, LIFE)));

  it.each([
    [0, 500],
    [1, 900],
  ])('should be planned for 50-90 %% of the life (random %d: %d s)', async (random, seconds) => {
    openLive({ token: () => token, renewToken, random: () => random });
    const feed = FakeWebSocket.last;
    const alive = setInterval(() => feed.send(events('p')), 5 * SECOND);

    await elapse(seconds - 1);
    expect(sockets()).toBe(1);
    await elapse(2);

    expect(sockets()).toBe(2);
    clearInterval(alive);
  });

  it('should make before break', async () => {
    // Given
    const { received, states } = openLive({ token: () => token, renewToken });
    const old = FakeWebSocket.last;
    const alive = setInterval(() => old.send(events('p5')), 5 * SECOND);
    await elapse(701);
    clearInterval(alive);
    const next = FakeWebSocket.last;
    expect(query(next).position).toBe('p5');
    expect(old.closedByClient).toBe(false);

    // When
    old.send(events('p6', said(1)));
    next.send(welcome({ recovered: true, position: 'p5', snapshot: null }));
    next.send(events('p6', said(1), said(2)));

    // Then
    expect(old.closedByClient).toBe(true);
    expect(received).toEqual(['line-1', 'line-2']);
    expect(states).toEqual(['live']);
  });

  it('should keep the old socket and try again when the new one fails', async () => {
    const { socket } = openLive({ token: () => token, renewToken });
    const old = FakeWebSocket.last;
    const alive = setInterval(() => old.send(events('p5')), 5 * SECOND);
    await elapse(701);

    FakeWebSocket.last.drop(1006);

    expect(socket.status.state).toBe('live');
    expect(old.closedByClient).toBe(false);
    await elapse(20);
    clearInterval(alive);
    expect(sockets()).toBe(3);
  });

  it('should go on with the new socket when the old one dies first', async () => {
    const { socket } = openLive({ token: () => token, renewToken });
    const old = FakeWebSocket.last;
    const alive = setInterval(() => old.send(events('p5')), 5 * SECOND);
    await elapse(701);
    clearInterval(alive);

    old.drop(1006);
    FakeWebSocket.last.send(welcome({ recovered: true, snapshot: null }));
    await elapse(5);

    expect(sockets()).toBe(2);
    expect(socket.status.state).toBe('live');
  });
});

it('should close for good', async () => {
  const { socket } = openLive();

  socket.close();
  network.dispatchEvent(new Event('online'));
  await elapse(120);

  expect(FakeWebSocket.last.closedByClient).toBe(true);
  expect(sockets()).toBe(1);
  expect(socket.status).toEqual({ state: 'stopped', reason: 'closed' });
  expect(vi.getTimerCount()).toBe(0);
});
