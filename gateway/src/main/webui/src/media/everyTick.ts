/** Calls back in steady steps; returns the way to stop. */
export type EveryTick = (milliseconds: number, tick: () => void) => () => void;

/** Steady also while the page is in the background, where a studio spends much of its time. */
export const everyTick: EveryTick = (milliseconds, tick) => {
  if (typeof Worker === 'undefined') {
    const timer = setInterval(tick, milliseconds);
    return () => clearInterval(timer);
  }
  const worker = new Worker(new URL('./ticker.worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = tick;
  worker.postMessage(milliseconds);
  return () => worker.terminate();
};
