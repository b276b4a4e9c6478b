import type { ChatMessageView } from '../types';

/** How many chat lines a page keeps. */
export const LINES_KEPT = 300;

type Lines = ChatMessageView[];

/** Puts lines in by `seq`; one that is there already is kept once, one that was deleted stays away. */
export function addLines(lines: Lines, added: Lines, deleted: ReadonlySet<string>): Lines {
  let next = lines;
  for (const line of added) {
    if (deleted.has(line.id) || next.some((known) => known.id === line.id)) continue;
    next = next === lines ? [...lines] : next;
    next.splice(placeOf(line, next), 0, line);
  }
  return next.length > LINES_KEPT ? next.slice(-LINES_KEPT) : next;
}

/** The newest lines as the server knows them, followed by those that came while they were being read. */
export function replaceLines(lines: Lines, newest: Lines, deleted: ReadonlySet<string>): Lines {
  const last = newest.reduce((seq, line) => Math.max(seq, line.seq), -1);
  const younger = lines.filter((line) => line.seq > last);
  return addLines(younger, newest, deleted);
}

export function withoutLine(lines: Lines, id: string): Lines {
  return lines.some((line) => line.id === id) ? lines.filter((line) => line.id !== id) : lines;
}

// Nearly every line is the newest: looking from the end finds its place at once.
function placeOf(line: ChatMessageView, lines: Lines): number {
  let place = lines.length;
  while (place > 0 && lines[place - 1]!.seq > line.seq) place--;
  return place;
}
