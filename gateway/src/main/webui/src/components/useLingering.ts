import { useEffect, useState } from 'react';

/** The value, and for `time` milliseconds after it became null the last one there was: enough to fade it out. */
export function useLingering<T>(value: T | null, time: number): T | null {
  const [last, setLast] = useState(value);
  if (value !== null && value !== last) setLast(value);
  useEffect(() => {
    if (value !== null || last === null) return;
    const timer = setTimeout(() => setLast(null), time);
    return () => clearTimeout(timer);
  }, [value, last, time]);
  return value ?? last;
}
