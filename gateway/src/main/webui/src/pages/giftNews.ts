import type { GiftReversed, GiftSent } from '../client';
import type { GiftNews } from '../components/GiftNotices';

/** News that are kept; older ones have scrolled away. */
export const NEWS_KEPT = 50;

/**
 * The list, newest first, with a sent gift in it. One that continues a combo grows that combo's notice where it stands;
 * what comes twice changes nothing.
 */
export function withGift(news: readonly GiftNews[], sent: GiftSent): readonly GiftNews[] {
  const known = news.find((each) => isSent(each) && isSame(each, sent));
  if (!known) return [sent, ...news].slice(0, NEWS_KEPT);
  if (!isSent(known) || sent.comboCount <= known.comboCount) return news;
  return news.map((each) => (each === known ? sent : each));
}

/** The list with a reversal in it. */
export function withReversal(news: readonly GiftNews[], reversed: GiftReversed): readonly GiftNews[] {
  if (news.some(({ id }) => id === reversed.id)) return news;
  return [reversed, ...news].slice(0, NEWS_KEPT);
}

const isSent = (news: GiftNews): news is GiftSent => !('giftSentId' in news);

const isSame = (a: GiftSent, b: GiftSent): boolean =>
  a.id === b.id || (a.comboId !== null && a.comboId === b.comboId);
