import { useEffect, useRef, useState } from 'react';
import type { Arrival } from '../client';

/** How long a card tells of it, in milliseconds. */
export const TOLD_FOR = 6000;

/**
 * What happened just now, else null. Each is told once by its id, also when another socket (somebody signed in) tells it
 * again; what was caught up is not told.
 *
 * @param idOf null for what is not worth a card; the same function on each render
 */
export function useTold<T extends object>(
  on: (callback: (news: T, arrival: Arrival) => void) => () => void,
  idOf: (news: T) => string | null,
): T | null {
  const [shown, setShown] = useState<T | null>(null);
  const told = useRef(new Set<string>());

  useEffect(
    () =>
      on((news, { late }) => {
        const id = idOf(news);
        if (id === null || told.current.has(id)) return;
        told.current.add(id);
        if (!late) setShown(news);
      }),
    [on, idOf],
  );
  useEffect(() => {
    if (shown === null) return;
    const timer = setTimeout(() => setShown(null), TOLD_FOR);
    return () => clearTimeout(timer);
  }, [shown]);
  return shown;
}
