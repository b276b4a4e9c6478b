import { useSyncExternalStore } from 'react';

/** Room for a stage with a column beside it; a phone on its side has none. */
const WIDE = '(min-width: 900px) and (min-height: 501px)';

/** Whether the page stands in the wide layout. Changes with the window. */
export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(WIDE).matches);
}

function subscribe(onChange: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}
