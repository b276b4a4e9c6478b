import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { ProblemError } from '../problem';
import { FakeWebSocket } from '../testing/FakeWebSocket';
import { events, token as tokenFor, welcome } from '../testing/samples';
import {
  beginSockets,
  endSockets,
  elapse,
  networkGoes,
  NOW,
  openLive,
  query,
  sockets,
} from '../testing/sockets';
import { afterClose, afterRefusal } from './closeCodes';

beforeEach(beginSockets);
afterEach(endSockets);

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

  it.each([
    ['a proxy', new ProblemError({ status: 404, slug: 'http-404', title: '', detail: '' })],
    ['a failure', new ProblemError({ status: 500, slug: 'internal-error', title: '', detail: '' })],
    ['too many', new ProblemError({ status: 429, slug: 'rate-limited', title: '', detail: '' })],
  ])('4401 should come again where %s answers instead of a new token', async (_, refused) => {
    const { socket } = openLive({ token: () => tokenFor('ada'), renewToken: () => Promise.reject(refused) });

    FakeWebSocket.last.drop(4401);
    await elapse(20);

    expect(sockets()).toBeGreaterThan(1);
    expect(socket.status.state).not.toBe('stopped');
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

  it('4401 should not storm when every new token is taken and has expired at once', async () => {
    let n = 0;
    openLive({ token: () => tokenFor(`ada${n}`), renewToken: async () => void n++ });

    for (let round = 0; round < 5; round++) {
      FakeWebSocket.last.drop(4401);
      await elapse(0);
      FakeWebSocket.last.send(welcome({ recovered: true, snapshot: null, keepAliveSeconds: 60 }));
    }
    expect(sockets()).toBe(2);

    await elapse(0.5);
    FakeWebSocket.last.send(welcome({ recovered: true, snapshot: null, keepAliveSeconds: 60 }));
    await elapse(30);
    FakeWebSocket.last.drop(4401);
    await elapse(0);
    expect(sockets()).toBe(4);
  });

  it.each([afterClose(4429, '{"retryAfter":0}'), afterRefusal(503, 'gateway-unavailable', 0)])(
    'should wait a second at least, also where the server says at once (%o)',
    (decision) => expect(decision).toMatchObject({ then: 'wait', seconds: 1 }),
  );

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
    networkGoes('online');
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
