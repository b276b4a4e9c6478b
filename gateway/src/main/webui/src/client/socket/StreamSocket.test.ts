import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { FakeWebSocket } from '../testing/FakeWebSocket';
import { events, said, STREAM_ID, welcome } from '../testing/samples';
import {
  beginSockets,
  endSockets,
  elapse,
  fetched,
  networkGoes,
  sleep,
  open,
  openLive,
  query,
  sockets,
} from '../testing/sockets';

beforeEach(beginSockets);
afterEach(endSockets);

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

  it('should stay the viewer it was taken for where a guest came without a device', async () => {
    const onDevice = vi.fn();
    open({ deviceId: () => null, onDevice });
    const you = { userId: null, username: null, deviceId: 'given', owner: false };
    expect(query(FakeWebSocket.last)).toEqual({});
    FakeWebSocket.last.send(welcome({ you }));

    FakeWebSocket.last.drop(1006);
    await elapse(1);
    FakeWebSocket.last.send(welcome({ you, recovered: true, snapshot: null }));

    expect(query(FakeWebSocket.last).device).toBe('given');
    expect(onDevice.mock.calls).toEqual([['given']]);
  });

  it('should open one socket however often it is opened', () => {
    const { socket } = open();

    socket.open();

    expect(sockets()).toBe(1);
  });

  it('should be connecting, with the reason, while it never was live', async () => {
    const { socket } = open();

    FakeWebSocket.last.drop(1006);
    await elapse(0);

    expect(socket.status).toEqual({ state: 'connecting', reason: 'connection-lost' });
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

  it('should notice when asked that the line died while the page slept', async () => {
    const { socket } = openLive();

    sleep(60);
    socket.check();
    await elapse(1);

    expect(FakeWebSocket.last.closedByClient).toBe(true);
  });

  it('should notice a dead line also where the clock was set back', async () => {
    openLive();

    sleep(-3600);
    await elapse(25);

    expect(FakeWebSocket.last.closedByClient).toBe(true);
  });
});

it('should close for good', async () => {
  const { socket } = openLive();

  socket.close();
  networkGoes('online');
  await elapse(120);

  expect(FakeWebSocket.last.closedByClient).toBe(true);
  expect(sockets()).toBe(1);
  expect(socket.status).toEqual({ state: 'stopped', reason: 'closed' });
  expect(vi.getTimerCount()).toBe(0);
});
