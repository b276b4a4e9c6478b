import { describe, expect, it } from 'vitest';

import { after, happened, joined } from '../testing/feeds';
import { goal, goalProgress, welcome } from '../testing/samples';
import { reduceFeed, type FeedAction } from './reducer';

describe('goal', () => {
  it('should be the newest one, by event and by answer', () => {
    const feed = after(
      joined,
      { type: 'goal', goal: goal(3, { coins: 20 }) },
      happened(goalProgress(4, { coins: 30 }), goalProgress(2, { coins: 10 })),
      { type: 'goal', goal: goal(4, { coins: 40 }) },
    );

    expect(feed.goal).toMatchObject({ version: 4, coins: 30 });
  });

  it('should be another one when it was set again', () => {
    const feed = after(
      joined,
      happened(goalProgress(4, { coins: 30 }), goalProgress(5, { goalId: 'goal-2' })),
    );

    expect(feed.goal).toMatchObject({ goalId: 'goal-2', coins: 0 });
  });

  it('should go when it was taken away and not come back with what is older', () => {
    const feed = after(joined, happened(goalProgress(4), goalProgress(5, { active: false })), {
      type: 'goal',
      goal: goal(4),
    });

    expect(feed.goal).toBeNull();
    expect(reduceFeed(feed, happened(goalProgress(6))).goal).toMatchObject({ version: 6 });
  });

  it('should go when an answer says so, unless another one was set meanwhile', () => {
    const gone: FeedAction = { type: 'goal-gone', goalId: 'goal-1' };

    expect(after(joined, happened(goalProgress(4)), gone).goal).toBeNull();
    expect(after(joined, happened(goalProgress(5, { goalId: 'goal-2' })), gone).goal).not.toBeNull();
  });

  it('should stay over a hole, and so should its version', () => {
    const feed = after(
      joined,
      happened(goalProgress(4)),
      { type: 'welcome', frame: welcome({ recovered: false }) },
      happened(goalProgress(3, { coins: 99 })),
    );

    expect(feed.goal).toMatchObject({ version: 4, coins: 0 });
  });
});
