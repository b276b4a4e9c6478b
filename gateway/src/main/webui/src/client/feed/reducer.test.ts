import { describe, expect, it } from 'vitest';

import type { ServerEvent } from '../events';
import { after, happened, joined } from '../testing/feeds';
import {
  boardTold,
  comboEnded,
  giftReversed,
  giftSent,
  goalProgress,
  goalReached,
  hypeTold,
  line,
  liveStream,
  said,
  STREAM_ID,
  welcome,
} from '../testing/samples';
import { DELETED_REMEMBERED, LINES_KEPT } from './lines';
import { reduceFeed } from './reducer';

const event = (type: string, data: object): ServerEvent =>
  ({ id: `${type}-${JSON.stringify(data)}`, type, at: '2026-11-22T20:00:00Z', data }) as ServerEvent;
const count = (version: number, currentViewers: number, peakViewers = currentViewers) =>
  event('viewer:count', {
    streamId: STREAM_ID,
    currentViewers,
    guests: 0,
    peakViewers,
    totalViews: 9,
    version,
  });
const ended = event('stream:ended', {
  streamId: STREAM_ID,
  version: 6,
  endReason: 'broadcaster_lost',
  startedAt: '2026-11-22T20:00:00Z',
  endedAt: '2026-11-22T21:00:00Z',
  durationSeconds: 3600,
  peakViewers: 15,
  totalViews: 41,
  totalGiftsReceived: 310,
});
const statistics = event('stream:statistics', {
  streamId: STREAM_ID,
  version: 7,
  durationSeconds: 3600,
  peakViewers: 15,
  totalViews: 42,
  totalGiftsReceived: 315,
});

describe('lines', () => {
  it('should stand by seq, whatever order they come in', () => {
    const feed = after(joined, happened(said(3)), happened(said(1), said(2)));

    expect(feed.messages.map((message) => message.seq)).toEqual([1, 2, 3]);
  });

  it('should stand once, by event and by answer', () => {
    const feed = after(joined, happened(said(1)), { type: 'message', message: line(1) }, happened(said(1)));

    expect(feed.messages).toHaveLength(1);
  });

  it('should be bounded to the newest', () => {
    const feed = after(joined, happened(...Array.from({ length: LINES_KEPT + 5 }, (_, n) => said(n + 1))));

    expect(feed.messages).toHaveLength(LINES_KEPT);
    expect(feed.messages[0]!.seq).toBe(6);
  });

  it('should go when deleted and not come back, also when the deletion came first', () => {
    const deletion = (messageId: string) =>
      event('chat:deleted', { streamId: STREAM_ID, messageId, by: 'ada-id' });
    const feed = after(
      joined,
      happened(said(1)),
      happened(deletion('line-1'), deletion('line-2')),
      happened(said(2)),
      { type: 'messages', messages: [line(1)] },
      { type: 'deleted', messageId: 'line-3' },
      happened(said(3)),
    );

    expect(feed.messages).toEqual([]);
  });

  it('should be those of the snapshot after a hole, and what is told after it: others were deleted in it', () => {
    const feed = after(
      joined,
      happened(said(1), said(5), said(8), said(9)),
      {
        type: 'welcome',
        frame: welcome({
          recovered: false,
          snapshot: { stream: null, messages: [line(4), line(5)], leaderboard: null },
        }),
      },
      happened(said(9), said(10)),
    );

    expect(feed.messages.map((message) => message.seq)).toEqual([4, 5, 9, 10]);
  });

  it('should stay after a hole until REST tells which of them still stand', () => {
    const hole = after(joined, happened(said(1), said(2)), {
      type: 'welcome',
      frame: welcome({ recovered: false, snapshot: { stream: null, messages: null, leaderboard: null } }),
    });
    expect(hole.messages.map((message) => message.seq)).toEqual([1, 2]);

    // The third came while the answer, which has a younger one already, was on its way.
    const known = [happened(said(3)), { type: 'messages' as const, messages: [line(1), line(4)] }];
    const told = known.reduce(reduceFeed, hole);
    expect(told.messages.map((message) => message.seq)).toEqual([1, 3, 4]);

    // From now on they are beyond doubt.
    const again = reduceFeed(told, { type: 'messages', messages: [line(4)] });
    expect(again.messages.map((message) => message.seq)).toEqual([1, 3, 4]);
  });

  it('should be gone where all were deleted in a hole', () => {
    const feed = after(joined, happened(said(1)), { type: 'welcome', frame: welcome({ recovered: false }) });

    expect(feed.messages).toEqual([]);
  });

  it('should not make the deleted ones a memory without end', () => {
    const deletions = Array.from({ length: DELETED_REMEMBERED + 20 }, (_, n) => ({
      type: 'deleted' as const,
      messageId: `line-${n}`,
    }));

    const feed = after(joined, ...deletions);

    expect(feed.deleted.size).toBe(DELETED_REMEMBERED);
    expect(feed.deleted.has(`line-${DELETED_REMEMBERED + 19}`)).toBe(true);
  });

  it('should stay when nothing was missed', () => {
    const feed = after(joined, happened(said(1)), {
      type: 'welcome',
      frame: welcome({ recovered: true, snapshot: null }),
    });

    expect(feed.messages).toHaveLength(1);
  });
});

describe('figures', () => {
  it('should be those of the newest count', () => {
    const feed = after(joined, happened(count(2, 5)), happened(count(1, 99)), happened(count(3, 4, 5)));

    expect(feed).toMatchObject({ currentViewers: 4, peakViewers: 5 });
    expect(feed.stream).toMatchObject({ currentViewers: 4, totalViews: 9 });
  });

  it('should not change by a stream event, whose figures are older', () => {
    const feed = after(
      joined,
      happened(count(2, 5), event('stream:updated', liveStream({ version: 4, title: 'New' }))),
    );

    expect(feed.stream).toMatchObject({ title: 'New', currentViewers: 5, peakViewers: 5 });
  });

  it('should take coins from the newest board', () => {
    const feed = after(joined, happened(boardTold(2, 40)), happened(boardTold(1, 30)));

    expect(feed.leaderboard.totalCoins).toBe(40);
    expect(feed.stream?.totalGiftsReceived).toBe(40);
  });

  it('should start versions anew after a hole', () => {
    const feed = after(
      joined,
      happened(boardTold(9, 40), count(9, 3)),
      { type: 'welcome', frame: welcome({ recovered: false, currentViewers: null }) },
      happened(boardTold(1, 50), count(1, 7)),
    );

    expect(feed.leaderboard.totalCoins).toBe(50);
    expect(feed.currentViewers).toBe(7);
  });

  it('should be unknown until told', () => {
    expect(
      after({ type: 'welcome', frame: welcome({ currentViewers: null, guests: null }) }).currentViewers,
    ).toBeNull();
  });
});

it('should keep nothing of gifts, combos, reversals and reached goals: their sums come by board and goal', () => {
  const before = after(joined);

  expect(
    reduceFeed(
      before,
      happened(giftSent('g1'), comboEnded('c1'), giftReversed('r1', 'g1'), goalReached('goal-1')),
    ),
  ).toEqual(before);
});

describe('stream', () => {
  it('should take only newer versions', () => {
    const feed = after(
      joined,
      happened(event('stream:interrupted', liveStream({ version: 5, broadcast: 'interrupted' }))),
      happened(event('stream:on_air', liveStream({ version: 4 }))),
    );

    expect(feed.stream?.broadcast).toBe('interrupted');
  });

  it('should end with its reason and the figures of the moment, then the final ones', () => {
    const ending = after(joined, happened(count(1, 7)), happened(ended));
    expect(ending.ended).toMatchObject({
      endReason: 'broadcaster_lost',
      totalGiftsReceived: 310,
      final: false,
    });
    expect(ending.stream).toMatchObject({
      status: 'ended',
      broadcast: 'off',
      currentViewers: 0,
      peakViewers: 15,
    });

    const over = reduceFeed(ending, happened(statistics));
    expect(over.ended).toEqual({
      endReason: 'broadcaster_lost',
      endedAt: '2026-11-22T21:00:00Z',
      durationSeconds: 3600,
      peakViewers: 15,
      totalViews: 42,
      totalGiftsReceived: 315,
      final: true,
    });
    expect(over.stream?.statisticsFinal).toBe(true);
  });

  it('should stay ended, whatever comes late', () => {
    const feed = after(
      joined,
      happened(ended, statistics),
      happened(ended, count(99, 5), event('stream:resumed', liveStream({ version: 99 })), boardTold(99, 1)),
      { type: 'stream', stream: liveStream({ version: 100 }) },
    );

    expect(feed.ended).toMatchObject({ final: true, totalGiftsReceived: 315 });
    expect(feed.stream).toMatchObject({ status: 'ended', totalGiftsReceived: 315 });
    expect(feed.currentViewers).toBe(0);
  });

  it('should keep its final figures when an answer from before them comes late', () => {
    const feed = after(joined, happened(ended, statistics), {
      type: 'stream',
      stream: liveStream({ version: 6, status: 'ended', totalGiftsReceived: 310 }),
    });

    expect(feed.ended).toMatchObject({ final: true, totalGiftsReceived: 315 });
  });

  it('should be ended when REST says so', () => {
    const stream = liveStream({
      version: 8,
      status: 'ended',
      endReason: 'creator',
      peakViewers: 3,
      statisticsFinal: true,
    });

    expect(after({ type: 'stream', stream }).ended).toMatchObject({
      endReason: 'creator',
      peakViewers: 3,
      final: true,
    });
  });
});

it('should come to the same state when every event comes twice', () => {
  const train = [hypeTold('hype:started', 1), hypeTold('hype:ended', 2), hypeTold('hype:started', 3)];
  const news = [
    said(1),
    count(1, 4),
    boardTold(1, 10),
    goalProgress(1),
    ...train,
    said(2),
    ended,
    statistics,
  ];
  const { deleted: _a, ...once } = after(joined, ...news.map((one) => happened(one)));
  const { deleted: _b, ...twice } = after(joined, ...news.flatMap((one) => [happened(one), happened(one)]));

  expect(twice).toEqual(once);
});
