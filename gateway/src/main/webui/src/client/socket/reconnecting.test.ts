import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { FakeWebSocket } from '../testing/FakeWebSocket';
import { events, problem, welcome, token as tokenFor } from '../testing/samples';
import {
  beginSockets,
  endSockets,
  elapse,
  fetched,
  networkGoes,
  open,
  openLive,
  sockets,
  upgradeRequired,
} from '../testing/sockets';
import { Backoff } from './Backoff';
import type { StreamSocketOptions } from './socketTypes';

beforeEach(beginSockets);
afterEach(endSockets);

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

  it('should count the good time on where a new socket has taken over', () => {
    // Given
    const backoff = new Backoff(() => 1);
    backoff.next();
    backoff.next();
    backoff.connected(0);
    // When
    backoff.connected(29_000);
    // Then
    expect(backoff.lost(30_000)).toBe(true);
    expect(backoff.next()).toBe(1_000);
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
    networkGoes('offline');
    expect(socket.status).toEqual({ state: 'offline', reason: 'no-network' });
    FakeWebSocket.last.drop(1006);

    networkGoes('online');

    expect(sockets()).toBe(2);
    await elapse(5);
    expect(sockets()).toBe(2);
  });

  it('should replace a socket that may have died with the network, before it is noticed', () => {
    openLive();
    networkGoes('offline');

    networkGoes('online');
    expect(sockets()).toBe(2);
    FakeWebSocket.last.send(welcome({ recovered: true, snapshot: null }));

    expect(FakeWebSocket.opened[0]!.closedByClient).toBe(true);
  });

  it('should replace a socket that was on its way in', () => {
    open();
    networkGoes('offline');

    networkGoes('online');

    expect(FakeWebSocket.opened[0]!.closedByClient).toBe(true);
    expect(sockets()).toBe(2);
  });

  it('should not wait for a socket that was dialled on a network that is gone as well', () => {
    openLive();
    networkGoes('offline');
    networkGoes('online');
    networkGoes('offline');
    networkGoes('online');

    expect(sockets()).toBe(3);
    expect(FakeWebSocket.opened.map((socket) => socket.closedByClient)).toEqual([false, true, false]);
  });

  it('should give up the old socket where neither it nor the new one gets through', async () => {
    openLive();
    networkGoes('offline');
    networkGoes('online');

    FakeWebSocket.last.drop(1006);
    expect(FakeWebSocket.opened[0]!.closedByClient).toBe(true);
    await elapse(0.5);

    expect(sockets()).toBe(3);
  });

  it('should keep the old socket that was heard while the new one did not get through', async () => {
    const { socket } = openLive();
    networkGoes('offline');
    networkGoes('online');
    FakeWebSocket.opened[0]!.send(events('p2'));

    FakeWebSocket.last.drop(1006);
    await elapse(5);

    expect(FakeWebSocket.opened[0]!.closedByClient).toBe(false);
    expect(sockets()).toBe(2);
    expect(socket.status.state).toBe('live');
  });

  it('should not wait where it came back while a refusal was being explained', async () => {
    // Given
    let explain: (answer: Response) => void = () => undefined;
    fetched.mockImplementation(() => new Promise((resolve) => void (explain = resolve)));
    open({ random: () => 0.99 });
    FakeWebSocket.last.drop(1006);
    // When
    networkGoes('online');
    explain(upgradeRequired());
    await elapse(0);
    // Then
    expect(sockets()).toBe(2);
  });

  it('should say that it is back, and no longer that it is away', async () => {
    const { socket } = openLive();
    networkGoes('offline');
    FakeWebSocket.last.drop(1006);

    networkGoes('online');
    expect(socket.status).toEqual({ state: 'catching-up', reason: 'connection-lost' });
    FakeWebSocket.last.drop(1006);
    await elapse(0);

    expect(socket.status).toEqual({ state: 'catching-up', reason: 'connection-lost' });
  });

  it('should be live again where the socket outlived the outage', () => {
    const { socket } = openLive();
    networkGoes('offline');

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

  it.each([
    ['a default 404 of an ingress', new Response('<html>default backend</html>', { status: 404 })],
    ['a portal that wants a sign-in', new Response('<html>Welcome to our hotel</html>', { status: 403 })],
    ['a proxy that lost patience', problem(408, 'http-408')],
  ])('should come again after %s: only Ovation says no for good', async (_, answer) => {
    const { socket } = await refusedWith(answer);
    await elapse(20);

    expect(sockets()).toBeGreaterThan(1);
    expect(socket.status.state).not.toBe('stopped');
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

  it.each([
    ['offline', 'a server that is away', problem(503, 'gateway-unavailable', {}, { 'Retry-After': '2' })],
    ['connecting', 'one that has enough of us', problem(429, 'rate-limited', {}, { 'Retry-After': '2' })],
  ])('should be %s after the third refusal of %s, and go on', async (state, _, answer) => {
    const { socket } = await refusedWith(answer);
    for (let refused = 1; refused < 3; refused++) {
      expect(socket.status.state).toBe('connecting');
      await elapse(2);
      FakeWebSocket.last.drop(1006);
      await elapse(0);
    }

    expect(socket.status.state).toBe(state);
    await elapse(2);
    expect(sockets()).toBe(4);
  });

  it('should back off when nobody answers', async () => {
    fetched.mockRejectedValue(new TypeError('Failed to fetch'));
    open();

    FakeWebSocket.last.drop(1006);
    await elapse(0.5);

    expect(sockets()).toBe(2);
  });
});
