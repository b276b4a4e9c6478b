import { vi } from 'vitest';

import type { ServerEvent } from '../events';
import type { StreamSocketOptions } from '../socket/socketTypes';
import { StreamSocket } from '../socket/StreamSocket';
import { FakeWebSocket } from './FakeWebSocket';
import { problem, STREAM_ID, welcome } from './samples';

export const NOW = Date.parse('2026-11-22T20:00:00Z');
export const SECOND = 1000;
export const upgradeRequired = () => problem(426, 'upgrade-required');

/** What answers when a socket asks why it was refused. */
export const fetched = vi.fn<typeof fetch>();
let network: EventTarget;
let opened: StreamSocket[] = [];

/** Fake time, no socket, a random number that is always a half. */
export function beginSockets(): void {
  vi.useFakeTimers({ now: NOW });
  FakeWebSocket.opened = [];
  network = new EventTarget();
  fetched.mockReset().mockImplementation(async () => upgradeRequired());
}

export function endSockets(): void {
  opened.forEach((socket) => socket.close());
  opened = [];
  vi.useRealTimers();
}

/** The person comes to the page or leaves it; another event says the same in another way. */
export function pageGoes(where: 'visible' | 'hidden', event = 'visibilitychange'): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(where);
  network.dispatchEvent(new Event(event));
}

/** The page is frozen or the machine asleep: time passes, timers stand still. */
export const sleep = (seconds: number) => vi.setSystemTime(Date.now() + seconds * SECOND);

export const networkGoes = (where: 'online' | 'offline') => network.dispatchEvent(new Event(where));

/** A socket under way, with what it has told so far. */
export function open(options: Partial<StreamSocketOptions> = {}) {
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

export function openLive(options: Partial<StreamSocketOptions> = {}) {
  const opened = open(options);
  FakeWebSocket.last.send(welcome());
  return opened;
}

export const sockets = () => FakeWebSocket.opened.length;
export const query = (socket: FakeWebSocket) => Object.fromEntries(new URL(socket.url).searchParams);
export const elapse = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * SECOND);
