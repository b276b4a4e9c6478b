import type { Gift } from '../client';
import type { Applause } from './applause';
import { CARD_TIME, MOST_CARDS } from './figures';

/** Who gave what, for three seconds at the left edge; `count` grows while the same gift is repeated. */
export interface SenderCard {
  id: string;
  sender: string;
  gift: Gift;
  count: number;
  until: number;
}

/** The cards once `applause` came on stage at `now`. A combo brings its count; without one repetitions are added. */
export function withCardOf(
  applause: Applause,
  cards: readonly SenderCard[],
  now: number,
): readonly SenderCard[] {
  const { id, sender, gift, quantity, combo } = applause;
  const same = cards.find((card) => card.sender === sender && card.gift.id === gift.id);
  const before = same && same.until > now ? same.count : 0;
  const count = combo?.count ?? before + quantity;
  const card = { id: same?.id ?? id, sender, gift, count, until: now + CARD_TIME };
  return same ? cards.map((each) => (each === same ? card : each)) : [...cards, card].slice(-MOST_CARDS);
}
