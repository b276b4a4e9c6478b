import { act, renderHook, waitFor } from '@testing-library/react';
import { StrictMode, type ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { FakeWebSocket } from '../client/testing/FakeWebSocket';
import {
  comboEnded,
  events,
  giftReversed,
  giftSent,
  goal,
  goalProgress,
  goalReached,
  hypeTold,
  json,
  line,
  problem,
  rose,
  said,
  STREAM_ID,
  welcome,
} from '../client/testing/samples';
import { SessionProvider } from './session';
import { SessionStore } from './SessionStore';
import { FakeGateway } from './testing/FakeGateway';
import { useStreamFeed } from './useStreamFeed';

let gateway: FakeGateway;
let store: SessionStore;

const stream = `/api/streams/${STREAM_ID}`;
const open = () => FakeWebSocket.opened.filter((socket) => !socket.closedByClient);

function feedHook() {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <StrictMode>
      <SessionProvider store={store}>{children}</SessionProvider>
    </StrictMode>
  );
  const rendered = renderHook(() => useStreamFeed(STREAM_ID), { wrapper });
  act(() => FakeWebSocket.last.send(welcome()));
  return rendered;
}

beforeEach(() => {
  vi.stubGlobal('WebSocket', FakeWebSocket);
  FakeWebSocket.opened = [];
  gateway = new FakeGateway();
  store = new SessionStore(gateway.fetch);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('useStreamFeed', () => {
  it('should show what the socket brings, over one socket', () => {
    const { result } = feedHook();

    act(() => FakeWebSocket.last.send(events('p1', said(1))));

    expect(result.current.messages).toHaveLength(1);
    expect(result.current.connection.state).toBe('live');
    expect(open()).toHaveLength(1);
  });

  it('should say for a moment that it was loaded anew, after a hole alone', () => {
    const { result } = feedHook();

    act(() => FakeWebSocket.last.send(welcome({ recovered: true, snapshot: null })));
    expect(result.current.connection).toEqual({ state: 'live', reason: null });
    act(() => FakeWebSocket.last.send(welcome({ recovered: false })));

    expect(result.current.connection).toEqual({ state: 'reloaded', reason: null });
  });

  it('should call back for each gift until told to stop', () => {
    const { result } = feedHook();
    const onGift = vi.fn();
    const stop = result.current.onGift(onGift);

    act(() => FakeWebSocket.last.send(events('p1', giftSent('g1'))));
    stop();
    act(() => FakeWebSocket.last.send(events('p2', giftSent('g2'))));

    expect(onGift).toHaveBeenCalledTimes(1);
  });

  it('should call back when a combo is over and when a gift was taken back', () => {
    const { result } = feedHook();
    const onComboEnded = vi.fn();
    const onReversed = vi.fn();
    result.current.onComboEnded(onComboEnded);
    result.current.onReversed(onReversed);

    act(() => FakeWebSocket.last.send(events('p1', comboEnded('g1'), giftReversed('r1', 'g1'))));

    expect(onComboEnded.mock.calls[0]![0]).toMatchObject({ comboId: 'g1' });
    expect(onReversed.mock.calls[0]![0]).toMatchObject({ giftSentId: 'g1' });
  });

  it('should send a line under an id of its own and show it once acknowledged', async () => {
    gateway.answer(`POST ${stream}/message`, () => json(line(4), 201));
    const { result } = feedHook();

    await act(async () => void (await result.current.sendMessage('hello')));

    expect(gateway.requests.at(-1)?.body).toMatchObject({
      message: 'hello',
      clientMessageId: expect.any(String) as string,
    });
    expect(result.current.messages.map((message) => message.seq)).toEqual([4]);
  });

  it('should tell why a line was refused, until dismissed', async () => {
    gateway.answer(`POST ${stream}/message`, () => problem(409, 'stream-not-live'));
    const { result } = feedHook();

    await act(() => result.current.sendMessage('hello').then(fail, () => undefined));

    expect(result.current.problem).toMatchObject({ slug: 'stream-not-live' });
    act(() => result.current.dismissProblem());
    expect(result.current.problem).toBeNull();
  });

  it('should tell that a line came too early until its time has come', async () => {
    vi.useFakeTimers();
    gateway.answer(`POST ${stream}/message`, () => problem(429, 'rate-limited', {}, { 'Retry-After': '12' }));
    const { result } = feedHook();
    await act(() => result.current.sendMessage('hello').then(fail, () => undefined));

    await act(() => vi.advanceTimersByTimeAsync(11_900));
    expect(result.current.problem).toMatchObject({ slug: 'rate-limited', retryAfter: 12 });
    await act(() => vi.advanceTimersByTimeAsync(100));

    expect(result.current.problem).toBeNull();
  });

  it('should not tell another person what was refused', async () => {
    gateway.answer(`POST ${stream}/message`, () => problem(409, 'stream-not-live'));
    const { result } = feedHook();
    await act(() => result.current.sendMessage('hello').then(fail, () => undefined));

    await act(() => store.signIn('ada'));
    expect(result.current.problem).toBeNull();
    act(() => store.signOut());

    expect(result.current.problem).toBeNull();
  });

  it('should leave the refusal of a gift to who sent it', async () => {
    gateway.answer(`POST ${stream}/gift`, () => problem(429, 'rate-limited'));
    const { result } = feedHook();

    const refused = vi.fn();
    await act(() => result.current.sendGift(rose, 1).then(fail, refused));

    expect(refused).toHaveBeenCalledWith(expect.objectContaining({ slug: 'rate-limited' }));
    expect(result.current.problem).toBeNull();
  });

  it('should show a goal as soon as it is set, and tell when it is reached', async () => {
    gateway.answer(`PUT ${stream}/goal`, () => json(goal(7)));
    const { result } = feedHook();
    const onGoalReached = vi.fn();
    result.current.onGoalReached(onGoalReached);

    await act(async () => void (await result.current.setGoal({ title: 'A song', targetCoins: 500 })));
    act(() => FakeWebSocket.last.send(events('p1', goalReached('goal-1'))));

    expect(gateway.requests.at(-1)?.body).toEqual({ title: 'A song', targetCoins: 500 });
    expect(result.current.goal).toMatchObject({ goalId: 'goal-1', version: 7 });
    expect(onGoalReached.mock.calls[0]![0]).toMatchObject({ goalId: 'goal-1' });
  });

  it('should show a hype train and tell when it is over', () => {
    const { result } = feedHook();
    const onHypeEnded = vi.fn();
    result.current.onHypeEnded(onHypeEnded);

    act(() => FakeWebSocket.last.send(events('p1', hypeTold('hype:started', 1))));
    expect(result.current.hype).toMatchObject({ hypeId: 'hype-1' });
    act(() => FakeWebSocket.last.send(events('p2', hypeTold('hype:ended', 2, { level: 3 }))));

    expect(result.current.hype).toBeNull();
    expect(onHypeEnded.mock.calls[0]![0]).toMatchObject({ hypeId: 'hype-1', level: 3 });
  });

  it.each([
    ['now', () => new Response(null, { status: 204 })],
    ['before', () => problem(404, 'goal-not-found')],
  ])('should take a goal away that went %s', async (_when, answer) => {
    gateway.answer(`DELETE ${stream}/goal`, answer);
    const { result } = feedHook();
    act(() => FakeWebSocket.last.send(events('p1', goalProgress(1))));

    await act(() => result.current.removeGoal());

    expect(result.current.goal).toBeNull();
  });

  it('should tell the owner alone why a goal was refused', async () => {
    gateway.answer(`PUT ${stream}/goal`, () => problem(409, 'stream-ended'));
    const { result } = feedHook();

    const refused = expect(result.current.setGoal({ title: 'A song', targetCoins: 500 })).rejects;

    await refused.toMatchObject({ slug: 'stream-ended' });
    expect(result.current.problem).toBeNull();
  });

  it('should take a message that is gone for deleted', async () => {
    gateway.answer(`DELETE ${stream}/messages/line-1`, () => problem(404, 'message-not-found'));
    const { result } = feedHook();
    act(() => FakeWebSocket.last.send(events('p1', said(1))));

    await act(() => result.current.deleteMessage('line-1'));

    expect(result.current.messages).toEqual([]);
    expect(result.current.problem).toBeNull();
  });

  it('should open another socket for another person and close it with the page', async () => {
    const { unmount } = feedHook();
    const guest = FakeWebSocket.last;

    await act(() => store.signIn('ada'));

    await waitFor(() => expect(FakeWebSocket.last).not.toBe(guest));
    expect(guest.closedByClient).toBe(true);
    expect(FakeWebSocket.last.protocols).toHaveLength(2);
    unmount();
    expect(open()).toHaveLength(0);
  });
});

function fail(): never {
  throw new Error('It was not refused');
}
