import type { Gift, GiftSent } from '../client';
import {
  CARD_TIME,
  CATCH_UP,
  COUNTER_TIME,
  DURATION,
  MOST_CARDS,
  MOST_PLAYING,
  MOST_WAITING,
  PRECEDENCE,
} from './figures';

/** A gift on its way over the stage. */
export interface Applause {
  /** Of the gift that was sent: the same on every page. */
  id: string;
  gift: Gift;
  sender: string;
  quantity: number;
  /** Local time in milliseconds at which it starts, at the earliest. */
  startsAt: number;
}

export interface Playing extends Applause {
  /**
   * Local time in milliseconds from which its animation is counted: the planned start, also on a page that came to it a
   * little late, so that all pages show the same moment.
   */
  startedAt: number;
  endsAt: number;
}

/** Who gave what, for three seconds at the left edge; `count` grows while the same gift is repeated. */
export interface SenderCard {
  id: string;
  sender: string;
  gift: Gift;
  count: number;
  until: number;
}

export interface Stage {
  playing: readonly Playing[];
  cards: readonly SenderCard[];
  /** Gifts that found no place and are only counted; 0 when there is nothing to say. */
  merged: number;
}

export const EMPTY_STAGE: Stage = { playing: [], cards: [], merged: 0 };

/**
 * Decides which gifts are on stage. At most four play at once; more wait, the rarest first; what finds no place
 * among the waiting ones is merged into a counter. Each plays its whole time from its planned start; a page that is
 * later than anybody would call together plays it whole from now. Pure in time: the caller says what time it is.
 */
export class GiftQueue {
  private playing: Playing[] = [];
  /** Since when each free place is free, the longest first. */
  private free: number[] = Array.from({ length: MOST_PLAYING }, () => -Infinity);
  private waiting: Applause[] = [];
  private cards: SenderCard[] = [];
  private merged = 0;
  private mergedUntil = 0;

  /** A gift that plays or waits already is not taken twice. */
  offer(applause: Applause): void {
    if ([...this.playing, ...this.waiting].some((each) => each.id === applause.id)) return;
    this.waiting.push(applause);
  }

  /** Ends what is over, starts what is due, and gives the stage as it is at `now`. */
  advance(now: number): Stage {
    this.endOver(now);
    this.startDue(now);
    this.mergeTheRest(now);
    this.cards = this.cards.filter((card) => card.until > now);
    if (this.mergedUntil <= now) this.merged = 0;
    return { playing: this.playing, cards: this.cards, merged: this.merged };
  }

  /** When `advance` has something to do next, or null when the stage stays as it is. */
  nextChange(): number | null {
    const times = [...this.playing.map((each) => each.endsAt), ...this.cards.map((card) => card.until)];
    if (this.playing.length < MOST_PLAYING) times.push(...this.waiting.map((each) => each.startsAt));
    if (this.merged > 0) times.push(this.mergedUntil);
    return times.length > 0 ? Math.min(...times) : null;
  }

  private endOver(now: number): void {
    const over = this.playing.filter((each) => each.endsAt <= now);
    if (over.length === 0) return;
    this.playing = this.playing.filter((each) => each.endsAt > now);
    this.free = [...this.free, ...over.map((each) => each.endsAt)].sort((a, b) => a - b);
  }

  private startDue(now: number): void {
    while (this.free.length > 0) {
      const next = this.due(now)[0];
      if (!next) return;
      this.waiting = this.waiting.filter((each) => each !== next);
      const planned = Math.max(next.startsAt, this.free.shift() ?? now);
      const startedAt = now - planned > CATCH_UP ? now : planned;
      const endsAt = startedAt + DURATION[next.gift.animationType];
      this.playing = [...this.playing, { ...next, startedAt, endsAt }];
      this.showCard(next, now);
    }
  }

  private due(now: number): Applause[] {
    return this.waiting
      .filter((each) => each.startsAt <= now)
      .sort((a, b) => PRECEDENCE[b.gift.rarity] - PRECEDENCE[a.gift.rarity] || a.startsAt - b.startsAt);
  }

  private mergeTheRest(now: number): void {
    for (const surplus of this.due(now).slice(MOST_WAITING)) {
      this.waiting = this.waiting.filter((each) => each !== surplus);
      this.merged += surplus.quantity;
      this.mergedUntil = now + COUNTER_TIME;
    }
  }

  private showCard(applause: Applause, now: number): void {
    const same = this.cards.find(
      (card) => card.sender === applause.sender && card.gift.id === applause.gift.id,
    );
    const card: SenderCard = {
      id: same?.id ?? applause.id,
      sender: applause.sender,
      gift: applause.gift,
      count: (same && same.until > now ? same.count : 0) + applause.quantity,
      until: now + CARD_TIME,
    };
    this.cards = same
      ? this.cards.map((each) => (each === same ? card : each))
      : [...this.cards, card].slice(-MOST_CARDS);
  }
}

/** A sent gift as applause, `startsAt` translated from the server's clock to this machine's. */
export function applauseOf(sent: GiftSent, startsAt: number): Applause {
  return { id: sent.id, gift: sent.gift, sender: sent.senderUsername, quantity: sent.quantity, startsAt };
}
