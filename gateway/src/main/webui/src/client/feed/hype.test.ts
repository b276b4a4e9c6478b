import { describe, expect, it } from 'vitest';

import { after, happened, joined } from '../testing/feeds';
import { hype, hypeTold, welcome } from '../testing/samples';
import { reduceFeed, type FeedAction } from './reducer';

describe('hype', () => {
  it('should be the newest one, by event and by answer', () => {
    const feed = after(
      joined,
      { type: 'hype', hype: hype(1, { coins: 60 }) },
      happened(hypeTold('hype:progress', 3, { coins: 90 }), hypeTold('hype:progress', 2, { coins: 70 })),
      { type: 'hype', hype: hype(3, { coins: 95 }) },
    );

    expect(feed.hype).toMatchObject({ version: 3, coins: 90 });
  });

  it('should end and not come back with what is older', () => {
    const feed = after(
      joined,
      happened(hypeTold('hype:started', 1), hypeTold('hype:ended', 5)),
      happened(hypeTold('hype:progress', 4)),
      { type: 'hype', hype: hype(5) },
    );

    expect(feed.hype).toBeNull();
    expect(reduceFeed(feed, happened(hypeTold('hype:started', 6, { hypeId: 'hype-2' }))).hype).toMatchObject({
      hypeId: 'hype-2',
    });
  });

  it('should not start when its end was heard first', () => {
    expect(
      after(joined, happened(hypeTold('hype:ended', 5)), { type: 'hype', hype: hype(4) }).hype,
    ).toBeNull();
  });

  it('should stay when the end of the one before comes late', () => {
    const feed = after(
      joined,
      happened(hypeTold('hype:started', 6, { hypeId: 'hype-2' }), hypeTold('hype:ended', 5)),
    );

    expect(feed.hype).toMatchObject({ hypeId: 'hype-2' });
  });

  it('should go when an answer says so, unless another one started meanwhile', () => {
    const gone: FeedAction = { type: 'hype-gone', hypeId: 'hype-1' };
    const another = hypeTold('hype:started', 6, { hypeId: 'hype-2' });

    expect(after(joined, happened(hypeTold('hype:progress', 4)), gone).hype).toBeNull();
    expect(after(joined, happened(another), gone).hype).not.toBeNull();
  });

  it('should stay over a hole, and so should its version', () => {
    const feed = after(
      joined,
      happened(hypeTold('hype:progress', 4)),
      { type: 'welcome', frame: welcome({ recovered: false }) },
      happened(hypeTold('hype:progress', 3, { coins: 99 })),
    );

    expect(feed.hype).toMatchObject({ version: 4, coins: 60 });
  });
});
