import { describe, expect, it } from 'vitest';
import type { GiftNews } from '../components/GiftNotices';
import { reversed, rose, sent, star } from '../components/samples';
import { NEWS_KEPT, withGift, withReversal } from './giftNews';

const nothing: readonly GiftNews[] = [];
const inCombo = (count: number) =>
  sent(rose, { id: `rose-${count}`, comboId: 'c1', comboCount: count, comboCoins: count });

describe('giftNews', () => {
  it('should keep the newest first, fifty of them', () => {
    // Given
    const gifts = Array.from({ length: NEWS_KEPT + 1 }, (_, n) => sent(rose, { id: `g${n}` }));
    // When
    const news = gifts.reduce(withGift, nothing);
    // Then
    expect(news).toHaveLength(NEWS_KEPT);
    expect(news[0]!.id).toBe(`g${NEWS_KEPT}`);
  });

  it('should let a combo grow where it stands', () => {
    // Given
    const before = [inCombo(1), sent(star)].reduce(withGift, nothing);
    // When
    const news = withGift(before, inCombo(2));
    // Then
    expect(news).toMatchObject([{ id: 'sent-Star' }, { id: 'rose-2', comboCount: 2 }]);
  });

  it('should not change by what comes twice or late', () => {
    // Given
    const gifts = [inCombo(1), inCombo(2), sent(star)];
    const before = withReversal(gifts.reduce(withGift, nothing), reversed());
    // When
    const after = withReversal(gifts.reduce(withGift, before), reversed());
    // Then
    expect(after).toBe(before);
  });

  it('should list a reversal as news of its own', () => {
    // Given / When
    const news = withReversal(withGift([], sent(rose)), reversed());
    // Then
    expect(news.map(({ id }) => id)).toEqual(['reversed-1', 'sent-Rose']);
  });
});
