/**
 * How long nothing has been heard, by the clock that says more: that of the wall may be set back, the other one stands
 * still on some machines while they sleep.
 */
export class Silence {
  private wall = Date.now();
  private sinceStart = performance.now();

  /** Something came. */
  end(): void {
    this.wall = Date.now();
    this.sinceStart = performance.now();
  }

  get milliseconds(): number {
    return Math.max(Date.now() - this.wall, performance.now() - this.sinceStart);
  }
}
