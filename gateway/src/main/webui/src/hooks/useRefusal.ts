import { useCallback, useEffect, useState } from 'react';

import type { ProblemError } from '../client';

// Long enough to be read, in seconds.
const SHORTEST = 3;

interface Refusal {
  /** null where there is none, or it was another's. */
  problem: ProblemError | null;
  refuse(problem: ProblemError): void;
  dismiss(): void;
}

/** The last refusal, for `whose` it is alone: until it is dismissed or the time to wait that it named is over. */
export function useRefusal(whose: string): Refusal {
  const [last, setLast] = useState<{ problem: ProblemError; whose: string } | null>(null);
  const problem = last?.whose === whose ? last.problem : null;
  const refuse = useCallback((refused: ProblemError) => setLast({ problem: refused, whose }), [whose]);
  const dismiss = useCallback(() => setLast(null), []);
  useEffect(() => dismiss, [dismiss, whose]);
  useEffect(() => {
    if (problem?.retryAfter === undefined) return;
    const timer = setTimeout(dismiss, Math.max(SHORTEST, problem.retryAfter) * 1000);
    return () => clearTimeout(timer);
  }, [dismiss, problem]);
  return { problem, refuse, dismiss };
}
