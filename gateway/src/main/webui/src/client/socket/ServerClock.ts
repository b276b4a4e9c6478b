// Enough to have caught a frame that came without delay, few enough to follow a clock that was set.
const FRAMES = 20;

/**
 * Server time minus this machine's, out of the `now` of each frame. A frame that lay somewhere makes the server look
 * late, never early: the largest difference among the last frames is the truest.
 */
export class ServerClock {
  private readonly differences: number[] = [];

  /** A frame came that the server wrote at `serverNow`, in milliseconds since the epoch. */
  heard(serverNow: number): void {
    this.differences.push(serverNow - Date.now());
    if (this.differences.length > FRAMES) this.differences.shift();
  }

  /** In milliseconds; 0 before the first frame. */
  get offset(): number {
    return this.differences.length > 0 ? Math.max(...this.differences) : 0;
  }
}
