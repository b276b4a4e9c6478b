import { useMemo, useState } from 'react';
import type { ChatMessageView } from '../client';

type Lines = readonly ChatMessageView[];

/** Lines drawn at most: twice as many as are kept while the reader is at the end. */
export const HELD = 600;

const NONE: ReadonlySet<string> = new Set();

interface Held {
  lines: Lines;
  leftAt: number | null;
  /** What is drawn. */
  shown: Lines;
  /** Lines that came and went since the reader left the end. */
  passed: number;
}

/**
 * What a reader of the chat has before them. Where they follow (`leftAt` null), `lines` as they are. Where they left at the
 * line with that `seq`, those older ones too that `lines` has no room for any more, so that nothing is taken away under
 * them, and how many came since. What was deleted goes in both cases: from `lines` by itself, of older ones by `deleted`.
 */
export function useHeldLines(
  lines: Lines,
  leftAt: number | null,
  deleted: ReadonlySet<string> = NONE,
): { shown: Lines; unseen: number } {
  const [held, setHeld] = useState<Held>({ lines, leftAt, shown: lines, passed: 0 });
  const now = held.lines === lines && held.leftAt === leftAt ? held : next(held, lines, leftAt);
  if (now !== held) setHeld(now);
  const shown = useMemo(() => now.shown.filter(({ id }) => !deleted.has(id)), [deleted, now.shown]);
  return { shown, unseen: leftAt === null ? 0 : now.passed + since(lines, leftAt).length };
}

function next(held: Held, lines: Lines, leftAt: number | null): Held {
  if (leftAt === null || held.leftAt !== leftAt) return { lines, leftAt, shown: lines, passed: 0 };
  const first = lines[0]?.seq ?? 0;
  const gone = (all: Lines) => all.filter(({ seq }) => seq < first);
  return {
    lines,
    leftAt,
    shown: [...gone(held.shown), ...lines].slice(0, HELD),
    passed: held.passed + gone(since(held.lines, leftAt)).length,
  };
}

function since(lines: Lines, leftAt: number): Lines {
  return lines.filter(({ seq }) => seq > leftAt);
}
