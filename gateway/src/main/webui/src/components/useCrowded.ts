import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ChatMessageView } from '../client';

/** So many lines within {@link CROWDED_WITHIN} can be read to nobody. */
export const CROWDED_BEYOND = 10;

/** In milliseconds; after as long without such a crowd it is over. */
export const CROWDED_WITHIN = 5_000;

/** Whether lines come faster than anybody can listen to. Those that were there at first don't count. */
export function useCrowded(lines: readonly ChatMessageView[]): boolean {
  const lastSeq = useRef(lines.at(-1)?.seq ?? 0);
  const came = useRef<number[]>([]);
  const [crowdedAt, setCrowdedAt] = useState<number | null>(null);

  useLayoutEffect(() => {
    const now = Date.now();
    const fresh = lines.filter(({ seq }) => seq > lastSeq.current);
    if (fresh.length === 0) return;
    lastSeq.current = fresh.at(-1)!.seq;
    came.current = [...came.current.filter((at) => now - at < CROWDED_WITHIN), ...fresh.map(() => now)];
    if (came.current.length > CROWDED_BEYOND) setCrowdedAt(now);
  }, [lines]);

  useEffect(() => {
    if (crowdedAt === null) return;
    const timer = setTimeout(() => setCrowdedAt(null), CROWDED_WITHIN);
    return () => clearTimeout(timer);
  }, [crowdedAt]);

  return crowdedAt !== null;
}
