import type { ComboEnded, GiftSent } from '../client';
import { applauseOf } from './applause';
import { LEAD, TOO_OLD } from './figures';
import { EMPTY_STAGE, GiftQueue, type Stage } from './GiftQueue';

/**
 * The gifts on stage as a store: give it what `gift:sent` and `combo:ended` bring, read `snapshot`, subscribe to its changes.
 * It sleeps while nothing is on stage. One instance a page.
 */
export class GiftStage {
  private readonly queue = new GiftQueue();
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private current: Stage = EMPTY_STAGE;

  /**
   * @param sent the gift
   * @param clockOffset server time minus this machine's time, in milliseconds
   */
  offer(sent: GiftSent, clockOffset: number): void {
    const acceptedAt = Date.parse(sent.createdAt) - clockOffset;
    if (Date.now() - acceptedAt > TOO_OLD) return;
    this.queue.offer(applauseOf(sent, acceptedAt + LEAD, clockOffset));
    this.advance();
  }

  /** What of the combo rests on stage leaves. */
  endCombo({ comboId }: ComboEnded): void {
    this.queue.end(comboId, Date.now());
    this.advance();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  readonly snapshot = (): Stage => this.current;

  /** Stops the clock; what is on stage stays as it is. */
  readonly close = (): void => clearTimeout(this.timer);

  private advance(): void {
    const now = Date.now();
    this.current = this.queue.advance(now);
    this.listeners.forEach((listener) => listener());
    clearTimeout(this.timer);
    const next = this.queue.nextChange();
    // A background tab delays timers by a second at most; nobody sees it there.
    if (next !== null) this.timer = setTimeout(() => this.advance(), Math.max(0, next - now) + 1);
  }
}
