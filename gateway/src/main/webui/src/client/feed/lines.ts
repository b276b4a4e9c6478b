import type { ChatMessageView } from '../types';

/** How many chat lines a page keeps. */
export const LINES_KEPT = 300;
/** Deletions that are remembered: enough for lines that are on their way while they are deleted. */
export const DELETED_REMEMBERED = 1_000;

type Lines = ChatMessageView[];

/** The lines a page shows, and what it needs to tell which of them still stand. */
export interface LinesMemory {
  messages: Lines;
  /** The ids deleted last. A deletion can overtake its line: the line stays away then. */
  deleted: ReadonlySet<string>;
  /** Lines from before a hole: they may have been deleted in it, and only the server can tell. */
  doubtful: ReadonlySet<string>;
}

/** Puts lines in by `seq`; one that is there already is kept once, one that was deleted stays away. */
export function takeLines<Feed extends LinesMemory>(feed: Feed, added: Lines): Feed {
  return { ...feed, messages: withLines(feed.messages, added, feed.deleted) };
}

/**
 * The newest lines as the server knows them, with those that came while they were being read. Lines from before a hole
 * that are not among them are gone: deleted, or too far back to be told without a gap.
 */
export function takeNewestLines<Feed extends LinesMemory>(feed: Feed, newest: Lines): Feed {
  const sure = feed.messages.filter((line) => !feed.doubtful.has(line.id));
  return { ...feed, messages: withLines(sure, newest, feed.deleted), doubtful: NONE };
}

/** There was a hole: what is shown stays until the server has told the newest lines. */
export function doubtLines<Feed extends LinesMemory>(feed: Feed): Feed {
  return { ...feed, doubtful: new Set(feed.messages.map((line) => line.id)) };
}

export function withoutLine<Feed extends LinesMemory>(feed: Feed, id: string): Feed {
  const deleted = new Set([...feed.deleted].slice(1 - DELETED_REMEMBERED)).add(id);
  const shown = feed.messages.some((line) => line.id === id);
  const messages = shown ? feed.messages.filter((line) => line.id !== id) : feed.messages;
  return { ...feed, deleted, messages };
}

const NONE: ReadonlySet<string> = new Set();

function withLines(lines: Lines, added: Lines, deleted: ReadonlySet<string>): Lines {
  let next = lines;
  for (const line of added) {
    if (deleted.has(line.id) || next.some((known) => known.id === line.id)) continue;
    next = next === lines ? [...lines] : next;
    next.splice(placeOf(line, next), 0, line);
  }
  return next.length > LINES_KEPT ? next.slice(-LINES_KEPT) : next;
}

// Nearly every line is the newest: looking from the end finds its place at once.
function placeOf(line: ChatMessageView, lines: Lines): number {
  let place = lines.length;
  while (place > 0 && lines[place - 1]!.seq > line.seq) place--;
  return place;
}
