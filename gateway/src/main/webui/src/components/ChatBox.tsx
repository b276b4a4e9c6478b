import { ArrowDown } from 'lucide-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { ChatMessageView } from '../client';
import { testIds } from '../testids';
import { ChatComposer, type ChatComposerProps } from './ChatComposer';
import { ChatLine } from './ChatLine';
import { cx } from './cx';
import { useCrowded } from './useCrowded';
import { useHeldLines } from './useHeldLines';
import styles from './ChatBox.module.css';

/** "Ada joined", drawn here and stored nowhere: it stands after the line that was the last when she came. */
export interface JoinedLine {
  id: string;
  name: string;
  afterSeq: number;
}

/** Who reads: decides what may be deleted. */
export interface ChatReader {
  userId: string | null;
  /** Owner of the stream, moderator or admin. */
  mayDeleteAll: boolean;
}

interface ChatBoxProps extends ChatComposerProps {
  /** By `seq`, rising. */
  lines: readonly ChatMessageView[];
  /** Ids of lines deleted last: a reader who has scrolled away sees older ones than `lines` has. */
  deleted?: ReadonlySet<string>;
  joined?: readonly JoinedLine[];
  reader: ChatReader;
  hostId: string | null;
  onDelete(messageId: string): void;
  /** Lies over the picture and fades upward. */
  overPicture?: boolean;
  /** What the empty list says. */
  empty?: string;
  /** Plays over the lines: the gifts. */
  children?: ReactNode;
}

/** How near to the end still counts as at the end, in pixels. */
const NEAR = 48;

/**
 * The chat: follows new lines while the reader is at the end, else counts them and waits. They are read aloud, unless more
 * come than anybody can listen to.
 */
export function ChatBox(props: ChatBoxProps) {
  const {
    lines,
    deleted,
    joined = [],
    reader,
    hostId,
    onDelete,
    overPicture = false,
    empty,
    children,
    ...composer
  } = props;
  const list = useRef<HTMLDivElement>(null);
  // null: at the end, following; else the last line there was when the reader scrolled away.
  const [leftAt, setLeftAt] = useState<number | null>(null);
  const lastSeq = lines.at(-1)?.seq ?? 0;
  const crowded = useCrowded(lines);
  const { shown, unseen } = useHeldLines(lines, leftAt, deleted);
  const entries = useMemo(() => interleave(shown, joined), [shown, joined]);

  const toEnd = () => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
    setLeftAt(null);
  };

  useLayoutEffect(() => {
    const element = list.current;
    if (element && leftAt === null) element.scrollTop = element.scrollHeight;
  }, [entries, leftAt]);

  // A bar that comes or goes above changes the room there is: the newest line stays in sight.
  useEffect(() => {
    const element = list.current;
    if (!element || leftAt !== null) return;
    const observer = new ResizeObserver(() => (element.scrollTop = element.scrollHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [leftAt]);

  const onScroll = () => {
    const element = list.current;
    if (!element) return;
    const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
    if (atEnd) setLeftAt(null);
    else if (leftAt === null) setLeftAt(lastSeq);
  };

  const send = (text: string) => {
    toEnd();
    return composer.onSend(text);
  };

  return (
    <section className={cx(styles.chat, overPicture && styles.overPicture)} aria-label="Chat">
      <div className={styles.scroll}>
        <div
          ref={list}
          className={styles.list}
          data-testid={testIds.chatList}
          role="log"
          aria-live={crowded ? 'off' : 'polite'}
          aria-label="Chat lines"
          tabIndex={0}
          onScroll={onScroll}
        >
          {entries.length === 0 && empty && <p className={styles.empty}>{empty}</p>}
          <ol className={styles.lines}>
            {entries.map((entry) =>
              'name' in entry ? (
                <li key={entry.id} className={styles.joined} data-testid={testIds.chatJoined}>
                  {entry.name} joined
                </li>
              ) : (
                <ChatLine
                  key={entry.id}
                  line={entry}
                  byHost={entry.userId === hostId && entry.messageType === 'chat'}
                  onDelete={mayDelete(entry, reader) ? onDelete : undefined}
                />
              ),
            )}
          </ol>
        </div>
        {children}
        {unseen > 0 && (
          <button type="button" className={styles.newLines} data-testid={testIds.chatNew} onClick={toEnd}>
            <ArrowDown size={16} strokeWidth={1.75} aria-hidden="true" />
            {unseen} new
          </button>
        )}
      </div>
      <ChatComposer {...composer} onSend={send} />
    </section>
  );
}

function mayDelete(line: ChatMessageView, reader: ChatReader): boolean {
  if (line.messageType !== 'chat') return false;
  return reader.mayDeleteAll || (reader.userId !== null && line.userId === reader.userId);
}

/** Lines by `seq`, with "joined" after the line that was the last at that moment. */
function interleave(
  lines: readonly ChatMessageView[],
  joined: readonly JoinedLine[],
): (ChatMessageView | JoinedLine)[] {
  const place = (entry: ChatMessageView | JoinedLine) => ('name' in entry ? entry.afterSeq + 0.5 : entry.seq);
  return [...lines, ...joined].sort((a, b) => place(a) - place(b));
}
