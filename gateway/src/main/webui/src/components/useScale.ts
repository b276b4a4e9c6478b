import { useSyncExternalStore } from 'react';

/** The shorter side at which things are drawn as large as on any page, in pixels. */
const SIDE = 720;

/** How many times longer than that the window's shorter side is; 1 at least: words stay legible. */
export function useScale(): number {
  return useSyncExternalStore(subscribe, () =>
    Math.max(1, Math.min(window.innerWidth, window.innerHeight) / SIDE),
  );
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('resize', onChange);
  return () => window.removeEventListener('resize', onChange);
}
