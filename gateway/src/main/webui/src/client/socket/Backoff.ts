// A connection that held this long was a good one: the next loss starts from the shortest pause again.
const STEADY_AFTER = 30_000;
const LONGEST_SECONDS = 16;

/** Pauses between attempts: random(0, min(16, 2ⁿ)) seconds, so that a thousand clients don't return at once. */
export class Backoff {
  private n = 0;
  private connectedAt: number | null = null;

  constructor(private readonly random: () => number) {}

  /** Failures in a row. */
  get failures(): number {
    return this.n;
  }

  /** A socket that takes over from another goes on with its good time. */
  connected(now: number): void {
    this.connectedAt ??= now;
  }

  /** The connection is gone. Whether it had been a good one, after which all counting starts anew. */
  lost(now: number): boolean {
    const steady = this.connectedAt !== null && now - this.connectedAt >= STEADY_AFTER;
    if (steady) this.n = 0;
    this.connectedAt = null;
    return steady;
  }

  /** One more failure, after which somebody else says how long to pause. */
  failed(): void {
    this.n++;
  }

  /** One more failure, and the pause after it in milliseconds. */
  next(): number {
    const seconds = this.random() * Math.min(LONGEST_SECONDS, 2 ** this.n);
    this.failed();
    return seconds * 1000;
  }
}
