import { useLayoutEffect, useSyncExternalStore } from 'react';

let owners = 0;
const listeners = new Set<() => void>();

function change(by: number): void {
  owners += by;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** For a page whose picture owns a phone's screen: the header makes room while it is shown. */
export function useOwnTheScreen(): void {
  useLayoutEffect(() => {
    change(1);
    return () => change(-1);
  }, []);
}

/** Whether such a page is shown. */
export function useScreenIsOwned(): boolean {
  return useSyncExternalStore(subscribe, () => owners > 0);
}
