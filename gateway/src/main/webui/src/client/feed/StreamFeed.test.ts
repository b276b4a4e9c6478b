import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { FakeWebSocket } from '../testing/FakeWebSocket';
import { feedThatAsks } from '../testing/feeds';
import {
  boardTold,
  comboEnded,
  events,
  giftReversed,
  giftSent,
  goal,
  goalProgress,
  goalReached,
  hype,
  hypeTold,
  json,
  line,
  liveStream,
  problem,
  said,
  STREAM_ID,
  welcome,
} from '../testing/samples';
import type { StreamFeed } from './StreamFeed';

const answers = new Map<string, () => Response>();
const asked: string[] = [];
let feed: StreamFeed;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-22T20:00:00Z') });
  FakeWebSocket.opened = [];
  answers.clear();
  asked.length = 0;
  feed = feedThatAsks((path) => {
    asked.push(path);
    return answers.get(path)?.();
  });
  feed.open();
});

afterEach(() => {
  feed.close();
  vi.useRealTimers();
});

describe('StreamFeed', () => {
  it('should take its state from the snapshot and tell of each change', () => {
    const changed = vi.fn();
    feed.on('change', changed);

    FakeWebSocket.last.send(welcome());
    FakeWebSocket.last.send(events('p1', said(1)));

    expect(feed.state.stream?.id).toBe(STREAM_ID);
    expect(feed.state.messages.map((message) => message.seq)).toEqual([1]);
    expect(feed.state.connection).toEqual({ state: 'live', reason: null });
    expect(changed.mock.calls.length).toBeGreaterThanOrEqual(3);
  });

  it('should load the parts that are null in the snapshot by REST', async () => {
    answers.set('', () => json(liveStream({ title: 'By REST' })));
    answers.set('/messages', () => json({ items: [line(2), line(1)], nextCursor: null }));
    answers.set('/leaderboard', () => json({ items: [], totalCoins: 12, giftCount: 3 }));

    FakeWebSocket.last.send(
      welcome({ recovered: false, snapshot: { stream: null, messages: null, leaderboard: null } }),
    );
    FakeWebSocket.last.send(events('p1', said(3)));
    await vi.advanceTimersByTimeAsync(0);

    expect(feed.state.stream?.title).toBe('By REST');
    expect(feed.state.messages.map((message) => message.seq)).toEqual([1, 2, 3]);
    expect(feed.state.leaderboard.totalCoins).toBe(12);
  });

  it('should keep a board that was told while a slow answer was under way', async () => {
    // Given
    let answer: (response: Response) => void = () => undefined;
    const slow = feedThatAsks((path) =>
      path === '/leaderboard' ? new Promise<Response>((resolve) => (answer = resolve)) : undefined,
    );
    slow.open();
    const snapshot = { stream: liveStream(), messages: [], leaderboard: null };
    FakeWebSocket.last.send(welcome({ snapshot }));
    // When
    FakeWebSocket.last.send(events('p1', boardTold(8, 500)));
    answer(json({ items: [], totalCoins: 12, giftCount: 3 }));
    await vi.advanceTimersByTimeAsync(10);
    // Then
    expect(slow.state.leaderboard.totalCoins).toBe(500);
    slow.close();
  });

  it('should load goal and train alone when the snapshot is whole, and nothing when nothing was missed', async () => {
    answers.set('/goal', () => problem(404, 'goal-not-found'));
    answers.set('/hype', () => problem(404, 'hype-not-found'));
    FakeWebSocket.last.send(welcome());
    FakeWebSocket.last.send(welcome({ recovered: true, snapshot: null }));
    await vi.advanceTimersByTimeAsync(60_000);

    expect(asked.filter((path) => path !== '/events')).toEqual(['/goal', '/hype']);
    expect(feed.state).toMatchObject({ goal: null, hype: null });
  });

  it('should ask on until a part is to be had, with one question at a time, whatever else happens', async () => {
    // Given
    const none = { stream: liveStream(), messages: null, leaderboard: null };
    answers.set('/goal', () => problem(404, 'goal-not-found'));
    answers.set('/hype', () => problem(404, 'hype-not-found'));
    answers.set('/leaderboard', () => json({ items: [], totalCoins: 0, giftCount: 0 }));
    for (let n = 0; n < 10; n++) {
      FakeWebSocket.last.send(welcome({ recovered: n === 0 ? null : false, snapshot: none }));
      await vi.advanceTimersByTimeAsync(0);
    }
    const alive = setInterval(() => FakeWebSocket.last.send(events('p')), 5_000);
    // When
    asked.length = 0;
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    // Then
    expect(asked.filter((path) => path === '/messages').length).toBeLessThanOrEqual(16);
    answers.set('/messages', () => json({ items: [line(1)], nextCursor: null }));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(feed.state.messages).toHaveLength(1);
    clearInterval(alive);
  });

  it('should ask no more for what a later snapshot has', async () => {
    const snapshot = { stream: liveStream(), messages: null, leaderboard: null };
    FakeWebSocket.last.send(welcome({ snapshot, keepAliveSeconds: 60 }));
    await vi.advanceTimersByTimeAsync(10);

    FakeWebSocket.last.send(welcome({ recovered: false, keepAliveSeconds: 60 }));
    asked.length = 0;
    await vi.advanceTimersByTimeAsync(60_000);

    expect(asked.filter((path) => path === '/messages' || path === '/leaderboard')).toEqual([]);
  });

  it('should not ask again for what is refused for good', async () => {
    for (const path of ['/goal', '/hype', '/messages']) answers.set(path, () => problem(403, 'forbidden'));
    const snapshot = {
      stream: liveStream(),
      messages: null,
      leaderboard: { items: [], totalCoins: 0, giftCount: 0 },
    };

    FakeWebSocket.last.send(welcome({ snapshot, keepAliveSeconds: 60 }));
    await vi.advanceTimersByTimeAsync(60_000);

    expect(asked.filter((path) => path === '/messages')).toHaveLength(1);
  });

  it('should ask again when a part is not to be had', async () => {
    FakeWebSocket.last.send(
      welcome({
        snapshot: {
          stream: liveStream(),
          messages: null,
          leaderboard: { items: [], totalCoins: 0, giftCount: 0 },
        },
      }),
    );
    await vi.advanceTimersByTimeAsync(0);
    answers.set('/messages', () => json({ items: [line(1)], nextCursor: null }));
    await vi.advanceTimersByTimeAsync(1_000);

    expect(feed.state.messages).toHaveLength(1);
  });

  it('should tell each gift once, also after a hole', async () => {
    const gifts = vi.fn();
    feed.on('gift', gifts);
    FakeWebSocket.last.send(welcome());
    FakeWebSocket.last.send(events('p1', giftSent('g1')));

    FakeWebSocket.last.drop(1006);
    await vi.advanceTimersByTimeAsync(1);
    FakeWebSocket.last.send(welcome({ recovered: false }));
    FakeWebSocket.last.send(events('p2', giftSent('g1'), giftSent('g2')));

    expect(gifts.mock.calls.map(([gift]) => (gift as { id: string }).id)).toEqual(['g1', 'g2']);
    expect(gifts.mock.calls[0]![1]).toMatchObject({ late: false });
  });

  it('should say that it was loaded anew after a hole, and only then', async () => {
    const reloaded = vi.fn();
    feed.on('reloaded', reloaded);
    FakeWebSocket.last.send(welcome());
    FakeWebSocket.last.drop(1006);
    await vi.advanceTimersByTimeAsync(1);
    FakeWebSocket.last.send(welcome({ recovered: true, snapshot: null }));
    expect(reloaded).not.toHaveBeenCalled();
    expect(feed.state.reloads).toBe(0);

    FakeWebSocket.last.drop(1006);
    await vi.advanceTimersByTimeAsync(1);
    FakeWebSocket.last.send(welcome({ recovered: false }));

    expect(reloaded).toHaveBeenCalledTimes(1);
    expect(feed.state.reloads).toBe(1);
  });

  it('should mark a gift that was caught up', () => {
    const gifts = vi.fn();
    feed.on('gift', gifts);
    FakeWebSocket.last.send(welcome());

    FakeWebSocket.last.send(events('p1', giftSent('g1', '2026-11-22T19:58:00Z')));

    expect(gifts.mock.calls[0]![1]).toMatchObject({ late: true });
  });

  it('should tell once that a combo is over and that a gift was taken back, also after a hole', async () => {
    const told: unknown[] = [];
    feed.on('comboEnded', ({ comboId, comboCount }) => told.push({ comboId, comboCount }));
    feed.on('reversed', ({ id, giftSentId }) => told.push({ id, giftSentId }));
    FakeWebSocket.last.send(welcome());
    FakeWebSocket.last.send(events('p1', giftSent('g1'), comboEnded('c1', 3), giftReversed('r1', 'g1')));

    FakeWebSocket.last.drop(1006);
    await vi.advanceTimersByTimeAsync(1);
    FakeWebSocket.last.send(welcome({ recovered: false }));
    FakeWebSocket.last.send(events('p2', comboEnded('c1', 3), giftReversed('r1', 'g1')));

    expect(told).toEqual([
      { comboId: 'c1', comboCount: 3 },
      { id: 'r1', giftSentId: 'g1' },
    ]);
  });

  it('should ask for the goal once, follow its events, and ask again after a hole', async () => {
    answers.set('/goal', () => json(goal(3, { coins: 120 })));
    FakeWebSocket.last.send(welcome());
    await vi.advanceTimersByTimeAsync(0);
    expect(feed.state.goal).toMatchObject({ coins: 120 });
    FakeWebSocket.last.send(events('p1', goalProgress(4, { coins: 130 })));
    expect(feed.state.goal).toMatchObject({ coins: 130 });

    answers.set('/goal', () => problem(404, 'goal-not-found'));
    FakeWebSocket.last.drop(1006);
    await vi.advanceTimersByTimeAsync(1);
    FakeWebSocket.last.send(welcome({ recovered: false }));
    await vi.advanceTimersByTimeAsync(0);

    expect(feed.state.goal).toBeNull();
    expect(asked.filter((path) => path === '/goal')).toHaveLength(2);
  });

  it('should keep a goal whose event was quicker than the answer that there is none', async () => {
    answers.set('/goal', () => problem(404, 'goal-not-found'));
    FakeWebSocket.last.send(welcome());
    FakeWebSocket.last.send(events('p1', goalProgress(1)));
    await vi.advanceTimersByTimeAsync(0);

    expect(feed.state.goal).toMatchObject({ version: 1 });
  });

  it('should tell once for each goal that it is reached, also after a hole', async () => {
    const told = vi.fn();
    feed.on('goalReached', told);
    FakeWebSocket.last.send(welcome());
    FakeWebSocket.last.send(events('p1', goalReached('goal-1')));

    FakeWebSocket.last.drop(1006);
    await vi.advanceTimersByTimeAsync(1);
    FakeWebSocket.last.send(welcome({ recovered: false }));
    const again = { ...goalReached('goal-1'), id: 'another' };
    FakeWebSocket.last.send(events('p2', again, goalReached('goal-2', '2026-11-22T19:58:00Z')));

    expect(
      told.mock.calls.map(([reached, { late }]) => [(reached as { goalId: string }).goalId, late as boolean]),
    ).toEqual([
      ['goal-1', false],
      ['goal-2', true],
    ]);
  });

  it('should ask for the train once, follow its events, and ask again after a hole', async () => {
    answers.set('/hype', () => json(hype(3, { coins: 120 })));
    FakeWebSocket.last.send(welcome());
    await vi.advanceTimersByTimeAsync(0);
    expect(feed.state.hype).toMatchObject({ coins: 120 });
    FakeWebSocket.last.send(events('p1', hypeTold('hype:progress', 4, { coins: 130 })));
    expect(feed.state.hype).toMatchObject({ coins: 130 });

    answers.set('/hype', () => problem(404, 'hype-not-found'));
    FakeWebSocket.last.drop(1006);
    await vi.advanceTimersByTimeAsync(1);
    FakeWebSocket.last.send(welcome({ recovered: false }));
    await vi.advanceTimersByTimeAsync(0);

    expect(feed.state.hype).toBeNull();
    expect(asked.filter((path) => path === '/hype')).toHaveLength(2);
  });

  it('should keep a train whose event was quicker than the answer that there is none', async () => {
    answers.set('/hype', () => problem(404, 'hype-not-found'));
    FakeWebSocket.last.send(welcome());
    FakeWebSocket.last.send(events('p1', hypeTold('hype:started', 1)));
    await vi.advanceTimersByTimeAsync(0);

    expect(feed.state.hype).toMatchObject({ version: 1 });
  });

  it('should tell once for each train that it is over, also after a hole', async () => {
    const told = vi.fn();
    feed.on('hypeEnded', told);
    FakeWebSocket.last.send(welcome());
    FakeWebSocket.last.send(events('p1', hypeTold('hype:ended', 5, { level: 3 })));

    FakeWebSocket.last.drop(1006);
    await vi.advanceTimersByTimeAsync(1);
    FakeWebSocket.last.send(welcome({ recovered: false }));
    const again = { ...hypeTold('hype:ended', 5), id: 'another' };
    const another = hypeTold('hype:ended', 9, { hypeId: 'hype-2' }, '2026-11-22T19:58:00Z');
    FakeWebSocket.last.send(events('p2', again, another));

    expect(told.mock.calls.map(([{ hypeId }, { late }]) => [hypeId as string, late as boolean])).toEqual([
      ['hype-1', false],
      ['hype-2', true],
    ]);
  });

  it('should tell who joined', () => {
    const joined = vi.fn();
    feed.on('joined', joined);
    FakeWebSocket.last.send(welcome());
    const data = { streamId: STREAM_ID, userId: 'u', username: 'grace', guest: false };

    FakeWebSocket.last.send(
      events('p1', { id: 'j', type: 'viewer:joined', at: '2026-11-22T20:00:00Z', data }),
    );

    expect(joined.mock.calls[0]![0]).toEqual(data);
  });

  it('should ask for the final figures when the stream ended, until they are in', async () => {
    let final = false;
    answers.set('', () =>
      json(liveStream({ version: 9, status: 'ended', endReason: 'creator', statisticsFinal: final })),
    );
    FakeWebSocket.last.send(welcome());

    FakeWebSocket.last.drop(4410);
    await vi.advanceTimersByTimeAsync(0);
    expect(feed.state).toMatchObject({ connection: { state: 'ended' }, ended: { final: false } });
    final = true;
    await vi.advanceTimersByTimeAsync(1_000);

    expect(feed.state.ended).toMatchObject({ endReason: 'creator', final: true });
  });

  it('should show a stream that had ended before we came', async () => {
    answers.set('/events', () => problem(409, 'stream-ended'));
    answers.set('', () => json(liveStream({ status: 'ended', endReason: 'creator', statisticsFinal: true })));
    answers.set('/messages', () => json({ items: [line(1)], nextCursor: null }));
    answers.set('/leaderboard', () => json({ items: [], totalCoins: 12, giftCount: 3 }));

    FakeWebSocket.last.drop(1006);
    await vi.advanceTimersByTimeAsync(1);

    expect(feed.state).toMatchObject({ ended: { final: true }, leaderboard: { totalCoins: 12 } });
    expect(feed.state.messages).toHaveLength(1);
  });

  it('should load anew, and say so, where the stream ended while we were away', async () => {
    // Given
    const reloaded = vi.fn();
    feed.on('reloaded', reloaded);
    FakeWebSocket.last.send(welcome());
    FakeWebSocket.last.send(events('p1', said(1), said(2)));
    answers.set('/events', () => problem(409, 'stream-ended'));
    answers.set('', () => json(liveStream({ status: 'ended', endReason: 'creator', statisticsFinal: true })));
    answers.set('/messages', () => json({ items: [line(3), line(1)], nextCursor: null }));
    answers.set('/leaderboard', () => json({ items: [], totalCoins: 12, giftCount: 3 }));
    // When
    FakeWebSocket.last.drop(1006);
    await vi.advanceTimersByTimeAsync(1);
    FakeWebSocket.last.drop(1006);
    await vi.advanceTimersByTimeAsync(1);
    // Then
    expect(feed.state).toMatchObject({ ended: { final: true }, leaderboard: { totalCoins: 12 }, reloads: 1 });
    expect(feed.state.messages.map((message) => message.seq)).toEqual([1, 3]);
    expect(reloaded).toHaveBeenCalledTimes(1);
  });

  it('should load nothing anew where the end was told with all before it', async () => {
    // Given
    const figures = { durationSeconds: 60, peakViewers: 1, totalViews: 1, totalGiftsReceived: 0 };
    const end = { streamId: STREAM_ID, version: 4, ...figures };
    const at = '2026-11-22T20:00:00Z';
    const data = { ...end, endReason: 'creator' as const, startedAt: at, endedAt: at };
    answers.set('/goal', () => problem(404, 'goal-not-found'));
    answers.set('/hype', () => problem(404, 'hype-not-found'));
    FakeWebSocket.last.send(welcome());
    FakeWebSocket.last.send(
      events(
        'p1',
        { id: 'end', type: 'stream:ended', at, data },
        { id: 'account', type: 'stream:statistics', at, data: end },
      ),
    );
    await vi.advanceTimersByTimeAsync(0);
    asked.length = 0;
    // When
    FakeWebSocket.last.drop(4410);
    await vi.advanceTimersByTimeAsync(60_000);
    // Then
    expect(asked).toEqual([]);
    expect(feed.state.reloads).toBe(0);
  });

  it('should be silent once closed', async () => {
    FakeWebSocket.last.send(welcome({ snapshot: { stream: null, messages: null, leaderboard: null } }));
    const changed = vi.fn();
    feed.on('change', changed);

    feed.close();
    await vi.advanceTimersByTimeAsync(60_000);

    expect(changed).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });
});
