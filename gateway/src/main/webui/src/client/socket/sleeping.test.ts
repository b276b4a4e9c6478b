import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { FakeWebSocket } from '../testing/FakeWebSocket';
import { events, said, token as tokenFor, welcome } from '../testing/samples';
import {
  beginSockets,
  elapse,
  endSockets,
  networkGoes,
  NOW,
  openLive,
  pageGoes,
  sleep,
  sockets,
} from '../testing/sockets';

beforeEach(beginSockets);
afterEach(endSockets);

describe('a page that was hidden, frozen or asleep', () => {
  it('should reconnect once, however many events wake it', async () => {
    // Given
    openLive();
    pageGoes('hidden');
    sleep(600);
    // When
    pageGoes('visible');
    pageGoes('visible', 'pageshow');
    networkGoes('online');
    await elapse(1);
    pageGoes('visible');
    expect(FakeWebSocket.last.closedByClient).toBe(true);
    await elapse(0.5);
    FakeWebSocket.last.send(welcome({ recovered: true, snapshot: null }));
    await elapse(20);
    // Then
    expect(sockets()).toBe(2);
  });

  it('should reconnect once also where its network is another one now', async () => {
    // Given
    openLive();
    networkGoes('offline');
    sleep(600);
    // When
    networkGoes('online');
    pageGoes('visible');
    await elapse(2);
    FakeWebSocket.last.send(welcome({ recovered: true, snapshot: null }));
    await elapse(20);
    // Then
    expect(FakeWebSocket.opened.filter((socket) => !socket.closedByClient)).toHaveLength(1);
    expect(sockets()).toBe(2);
  });

  it('should not wait to see whether a line lives that owes a frame when somebody looks', async () => {
    // Given: away for less than it takes to call a line dead
    openLive();
    sleep(16);
    // When
    pageGoes('visible');
    // Then
    expect(sockets()).toBe(2);
    expect(FakeWebSocket.opened[0]!.closedByClient).toBe(false);
    FakeWebSocket.last.send(welcome({ recovered: true, snapshot: null }));
    await elapse(5);
    expect(FakeWebSocket.opened[0]!.closedByClient).toBe(true);
    expect(sockets()).toBe(2);
  });

  it('should keep a line whose frames had waited before the door', async () => {
    // Given
    const { received, socket } = openLive();
    sleep(600);
    // When
    pageGoes('visible');
    FakeWebSocket.last.send(events('p9', said(1)));
    await elapse(5);
    // Then
    expect(received).toEqual(['line-1']);
    expect(socket.status.state).toBe('live');
    expect(sockets()).toBe(1);
  });

  it('should keep such a line also where its own watchdog wakes first', async () => {
    // Given
    openLive();
    await elapse(24.9);
    sleep(600);
    await elapse(0.2);
    // When
    FakeWebSocket.last.send(events('p9'));
    await elapse(5);
    // Then
    expect(sockets()).toBe(1);
  });

  it('should not look while nobody looks at it', async () => {
    openLive();
    sleep(600);

    pageGoes('hidden');
    await elapse(5);

    expect(sockets()).toBe(1);
    expect(FakeWebSocket.last.closedByClient).toBe(false);
  });

  it.each(['visibilitychange', 'pageshow'])('should end an overdue pause once (%s)', async (event) => {
    // Given
    openLive();
    FakeWebSocket.last.drop(1006);
    sleep(3600);
    // When
    pageGoes('visible', event);
    pageGoes('visible', event);
    // Then
    expect(sockets()).toBe(2);
    await elapse(5);
    expect(sockets()).toBe(2);
  });

  it('should not cut a pause short for being seen', () => {
    openLive();
    FakeWebSocket.last.drop(1006);

    pageGoes('visible');

    expect(sockets()).toBe(1);
  });

  it('should renew its token at once where that is overdue', async () => {
    // Given
    let token = tokenFor('ada', NOW, 1000);
    const renewToken = async () => void (token = tokenFor('ada', Date.now(), 1000));
    openLive({ token: () => token, renewToken });
    sleep(750);
    // When
    pageGoes('visible');
    FakeWebSocket.last.send(events('p1'));
    await elapse(0);
    // Then
    expect(sockets()).toBe(2);
    expect(FakeWebSocket.opened[0]!.closedByClient).toBe(false);
  });

  it('should hold as many timers as before, however often it comes and goes', () => {
    openLive();
    const timers = vi.getTimerCount();

    for (let n = 0; n < 50; n++) {
      pageGoes('hidden');
      sleep(60);
      pageGoes('visible');
    }

    expect(vi.getTimerCount()).toBe(timers);
  });

  it('should have nobody left who listens once closed', () => {
    const page = { addEventListener: vi.fn(), removeEventListener: vi.fn() };
    const { socket } = openLive({ network: page });

    socket.close();

    expect(page.addEventListener.mock.calls.length).toBeGreaterThan(0);
    expect(page.removeEventListener.mock.calls).toEqual(page.addEventListener.mock.calls);
  });
});
