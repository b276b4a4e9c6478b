/** A time of this machine's clock (`Date.now()`) on the page's animation clock, in milliseconds. */
export function onPageClock(time: number): number {
  return performance.now() - (Date.now() - time);
}
