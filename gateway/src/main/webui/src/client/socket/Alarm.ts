// What setTimeout can hold: some 24 days. A later moment rings then.
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * One moment that is waited for, by one timer: setting it anew forgets the moment before. Browsers hold the timers of a
 * page that is hidden, frozen or asleep: `look` makes up for that when the page is back, and it still rings once.
 */
export class Alarm {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private due = 0;

  constructor(private readonly ring: () => void) {}

  get isSet(): boolean {
    return this.timer !== undefined;
  }

  set(milliseconds: number): void {
    this.clear();
    const wait = Math.min(LONGEST_TIMER, Math.max(0, milliseconds));
    this.due = Date.now() + wait;
    this.timer = setTimeout(() => this.ringNow(), wait);
  }

  /** Rings at once, where it is set, instead of later. */
  ringNow(): void {
    if (!this.isSet) return;
    this.clear();
    this.ring();
  }

  /** Rings where the moment has passed while the timer stood still. */
  look(): void {
    if (Date.now() >= this.due) this.ringNow();
  }

  clear(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
