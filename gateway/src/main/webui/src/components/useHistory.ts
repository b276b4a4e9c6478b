import { useEffect, useRef, useState } from 'react';

/** The last `length` values of `value`, looked at every `every` milliseconds, oldest first. */
export function useHistory(value: number, every: number, length: number): readonly number[] {
  const latest = useRef(value);
  const [history, setHistory] = useState<readonly number[]>([value]);
  useEffect(() => {
    latest.current = value;
  }, [value]);
  useEffect(() => {
    const timer = setInterval(
      () => setHistory((before) => [...before, latest.current].slice(-length)),
      every,
    );
    return () => clearInterval(timer);
  }, [every, length]);
  return history;
}
