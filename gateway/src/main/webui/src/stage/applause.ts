import type { Gift, GiftSent } from '../client';

/** A gift on its way over the stage. */
export interface Applause {
  /** Of the gift that was sent: the same on every page. */
  id: string;
  gift: Gift;
  sender: string;
  quantity: number;
  /** Local time in milliseconds at which it starts, at the earliest. */
  startsAt: number;
  /** What it is a part of; null for a gift from before there were combos. */
  combo: Combo | null;
}

/** Sends of one gift by one sender that follow each other. */
export interface Combo {
  id: string;
  /** All quantities so far. */
  count: number;
  /** Local time in milliseconds until when another send joins it. */
  openUntil: number;
}

/** The number beside a gift: all of its combo so far, or how many were sent at once where there is no combo. */
export function countOf({ combo, quantity }: Applause): number {
  return combo?.count ?? quantity;
}

/** A sent gift as applause, `startsAt` translated from the server's clock, which is `clockOffset` ms ahead of ours. */
export function applauseOf(sent: GiftSent, startsAt: number, clockOffset: number): Applause {
  const { id, gift, senderUsername: sender, quantity, comboId, comboCount, comboExpiresAt } = sent;
  const openUntil = comboExpiresAt === null ? startsAt : Date.parse(comboExpiresAt) - clockOffset;
  const count = Math.max(comboCount, quantity);
  const combo = comboId === null ? null : { id: comboId, count, openUntil };
  return { id, gift, sender, quantity, startsAt, combo };
}
