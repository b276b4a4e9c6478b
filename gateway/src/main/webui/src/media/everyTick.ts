import tickerUrl from './ticker.worker.ts?worker&url';

/** Calls back in steady steps; returns the way to stop. */
export type EveryTick = (milliseconds: number, tick: () => void) => () => void;

/** Steady also while the page is in the background, where a studio spends much of its time. */
export const everyTick: EveryTick = (milliseconds, tick) => {
  if (typeof Worker === 'undefined') {
    const timer = setInterval(tick, milliseconds);
    return () => clearInterval(timer);
  }
  const worker = new Worker(ownScript(tickerUrl), { type: 'module' });
  worker.onmessage = tick;
  worker.postMessage(milliseconds);
  return () => worker.terminate();
};

/** The page's policy takes no address of a script from a string; this one was written by the build. */
function ownScript(url: string): string {
  const policies = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  const policy = policies?.createPolicy('ovation-worker', { createScriptURL: (address) => address });
  return policy ? (policy.createScriptURL(url) as unknown as string) : url;
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): object };
}
