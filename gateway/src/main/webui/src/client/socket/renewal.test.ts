import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { FakeWebSocket } from '../testing/FakeWebSocket';
import { events, problem, said, welcome, token as tokenFor } from '../testing/samples';
import {
  beginSockets,
  endSockets,
  elapse,
  fetched,
  NOW,
  openLive,
  query,
  SECOND,
  sockets,
} from '../testing/sockets';

beforeEach(beginSockets);
afterEach(endSockets);

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

  it('should not open a socket after the other for tokens that look old from the start', async () => {
    let n = 0;
    const old = () => tokenFor(`ada${n}`, NOW - 2 * LIFE * SECOND, LIFE);
    openLive({ token: old, renewToken: async () => void n++ });

    for (let second = 0; second < 20; second++) {
      await elapse(1);
      FakeWebSocket.last.send(welcome({ recovered: true, snapshot: null }));
    }

    expect(sockets()).toBeLessThanOrEqual(5);
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

  it('should wait as long as the server asks where there is no room for a second socket', async () => {
    openLive({ token: () => token, renewToken });
    const old = FakeWebSocket.last;
    const alive = setInterval(() => old.send(events('p5')), 5 * SECOND);
    fetched.mockImplementation(async () => problem(429, 'rate-limited', { retryAfter: 60 }));
    await elapse(701);

    FakeWebSocket.last.drop(1006);

    await elapse(59);
    expect(sockets()).toBe(2);
    await elapse(25);
    expect(sockets()).toBe(3);
    clearInterval(alive);
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
