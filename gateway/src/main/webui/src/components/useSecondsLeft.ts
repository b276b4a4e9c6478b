import { useCallback, useSyncExternalStore } from 'react';

/**
 * Whole seconds until a moment of the server's clock, rounded up; 0 from then on, and where none is given. One timer
 * that wakes when the figure changes, and sleeps once nothing is left.
 *
 * @param until RFC 3339
 * @param clockOffset server time minus this machine's, in milliseconds
 */
export function useSecondsLeft(until: string | null, clockOffset: number): number {
  const end = until === null ? 0 : Date.parse(until) - clockOffset;
  const subscribe = useCallback(
    (onChange: () => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const wait = () => {
        const left = end - Date.now();
        if (!(left > 0)) return;
        timer = setTimeout(
          () => {
            onChange();
            wait();
          },
          left % 1000 || 1000,
        );
      };
      wait();
      return () => clearTimeout(timer);
    },
    [end],
  );
  return useSyncExternalStore(subscribe, () => Math.max(0, Math.ceil((end - Date.now()) / 1000)));
}
