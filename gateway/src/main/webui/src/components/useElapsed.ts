import { useEffect, useState } from 'react';

/** Whether the component has been shown for `time` milliseconds. */
export function useElapsed(time: number): boolean {
  const [elapsed, setElapsed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setElapsed(true), time);
    return () => clearTimeout(timer);
  }, [time]);
  return elapsed;
}
