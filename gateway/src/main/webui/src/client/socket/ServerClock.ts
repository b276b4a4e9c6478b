// Enough to have caught a frame that came without delay, few enough to follow a clock that was set.
const SECONDS_KEPT = 20;

/**
 * Server time minus this machine's, out of the `now` of each frame. A frame that lay somewhere makes the server look
 * late, never early: the largest difference of the last seconds with a frame is the truest. Frames that waited in a
 * frozen page come all in one second and count as one.
 */
export class ServerClock {
  private readonly seconds: { second: number; difference: number }[] = [];

  /** A frame came that the server wrote at `serverNow`, in milliseconds since the epoch. */
  heard(serverNow: number): void {
    const now = Date.now();
    const second = Math.floor(now / 1000);
    const difference = serverNow - now;
    const last = this.seconds.at(-1);
    if (last?.second === second) {
      last.difference = Math.max(last.difference, difference);
      return;
    }
    this.seconds.push({ second, difference });
    if (this.seconds.length > SECONDS_KEPT) this.seconds.shift();
  }

  /** In milliseconds; 0 before the first frame. */
  get offset(): number {
    if (this.seconds.length === 0) return 0;
    return Math.max(...this.seconds.map(({ difference }) => difference));
  }
}
