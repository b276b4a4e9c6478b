import { SeenIds } from '../client/socket/SeenIds';
import {
  closed,
  grown,
  onStage,
  phaseAt,
  phaseEnd,
  sameCombo,
  yielding,
  type Act,
  type Phase,
  type Playing,
} from './acts';
import type { Applause } from './applause';
import { CATCH_UP, COUNTER_TIME, GIFTS_KNOWN, MOST_PLAYING, MOST_WAITING, PRECEDENCE } from './figures';
import { withCardOf, type SenderCard } from './senderCards';

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
 *
 * The sends of a combo are one act: while it plays or waits, a further one raises its count and lets it rest on stage
 * until the combo is over; a send that comes after that is an act of its own. A resting act makes room when all places
 * are taken and another gift is due.
 */
export class GiftQueue {
  private readonly known = new SeenIds(GIFTS_KNOWN);
  /** Offered since the last `advance`. */
  private arrived: Applause[] = [];
  private playing: Playing[] = [];
  /** Since when each free place is free, the longest first. */
  private free: number[] = Array.from({ length: MOST_PLAYING }, () => -Infinity);
  private waiting: Act[] = [];
  private cards: readonly SenderCard[] = [];
  private merged = 0;
  private mergedUntil = 0;
  private advancedTo = -Infinity;

  /** A gift is taken once, whatever is repeated. */
  offer(applause: Applause): void {
    if (this.known.add(applause.id)) this.arrived.push(applause);
  }

  /** The combo is over since `at`: nothing more joins it. */
  end(comboId: string, at: number): void {
    this.arrived = this.arrived.map((each) => closed(each, comboId, at));
    this.waiting = this.waiting.map((each) => closed(each, comboId, at));
    this.playing = this.playing.map((each) => {
      if (each.yielded || each.combo?.id !== comboId) return each;
      return { ...onStage(closed(each, comboId, at), each.startedAt), phase: each.phase };
    });
  }

  /** Ends what is over, starts what is due, and gives the stage as it is at `now`. */
  advance(now: number): Stage {
    this.advancedTo = now;
    this.endOver(now);
    this.takeIn(now);
    this.makeRoom(now);
    this.startDue(now);
    this.mergeTheRest(now);
    this.playing = this.playing.map((each) => ({ ...each, phase: phaseAt(each, now) }));
    this.cards = this.cards.filter((card) => card.until > now);
    if (this.mergedUntil <= now) this.merged = 0;
    return { playing: this.playing, cards: this.cards, merged: this.merged };
  }

  /** When `advance` has something to do next, or null when the stage stays as it is. */
  nextChange(): number | null {
    const times = [...this.playing.map(phaseEnd), ...this.cards.map((card) => card.until)];
    const room = this.free.length > 0 || this.playing.some((each) => each.phase === 'resting');
    // What is due by now and still waits has to wait for a place, and with it for somebody's end.
    const later = this.waiting.map((each) => each.startsAt).filter((time) => time > this.advancedTo);
    if (room) times.push(...later);
    if (this.merged > 0) times.push(this.mergedUntil);
    return times.length > 0 ? Math.min(...times) : null;
  }

  private endOver(now: number): void {
    const over = this.playing.filter((each) => each.endsAt <= now);
    if (over.length === 0) return;
    this.playing = this.playing.filter((each) => each.endsAt > now);
    this.free = [...this.free, ...over.map((each) => each.endsAt)].sort((a, b) => a - b);
  }

  private takeIn(now: number): void {
    for (const send of this.arrived.splice(0)) {
      const playing = this.playing.find((each) => !each.yielded && sameCombo(each, send));
      const waiting = this.waiting.find((each) => sameCombo(each, send));
      if (playing) this.grow(playing, send, now);
      else if (waiting) this.waiting[this.waiting.indexOf(waiting)] = grown(waiting, send);
      else this.waiting.push({ ...send, sends: 1 });
    }
  }

  private grow(act: Playing, send: Applause, now: number): void {
    const next = { ...onStage(grown(act, send), act.startedAt), phase: act.phase };
    this.playing = this.playing.map((each) => (each === act ? next : each));
    this.cards = withCardOf(next, this.cards, now);
  }

  /** Whoever rests longest leaves first, and no more of them than are waited for. */
  private makeRoom(now: number): void {
    const inPhase = (phase: Phase) => this.playing.filter((each) => phaseAt(each, now) === phase);
    const wanted = this.due(now).length - this.free.length - inPhase('fading').length;
    if (wanted <= 0) return;
    const leaving = inPhase('resting')
      .sort((a, b) => a.restsAt - b.restsAt)
      .slice(0, wanted);
    this.playing = this.playing.map((each) => (leaving.includes(each) ? yielding(each, now) : each));
    this.endOver(now);
  }

  private startDue(now: number): void {
    while (this.free.length > 0) {
      const next = this.due(now)[0];
      if (!next) return;
      this.waiting = this.waiting.filter((each) => each !== next);
      const planned = Math.max(next.startsAt, this.free.shift() ?? now);
      this.playing = [...this.playing, onStage(next, now - planned > CATCH_UP ? now : planned)];
      this.cards = withCardOf(next, this.cards, now);
    }
  }

  private due(now: number): Act[] {
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
}
