import { useEffect, useRef, useState } from 'react';
import { useReducedMotion } from '../hooks';
import { figure } from './words';

const TIME = 400;

interface TweenedFigureProps {
  value: number;
  /** How it is written. */
  write?: (value: number) => string;
}

/** A number that walks to its new value in 400 ms, and jumps for people who want less motion. */
export function TweenedFigure({ value, write = figure }: TweenedFigureProps) {
  const still = useReducedMotion();
  const [shown, setShown] = useState(value);
  const from = useRef(value);

  useEffect(() => {
    const start = from.current;
    if (still || start === value || document.visibilityState === 'hidden') {
      from.current = value;
      setShown(value);
      return;
    }
    const startedAt = performance.now();
    let frame = requestAnimationFrame(function step(now) {
      const part = Math.min(1, Math.max(0, (now - startedAt) / TIME));
      const next = Math.round(start + (value - start) * (1 - (1 - part) ** 3));
      from.current = next;
      setShown(next);
      if (part < 1) frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [value, still]);

  return <span className="figures">{write(shown)}</span>;
}
