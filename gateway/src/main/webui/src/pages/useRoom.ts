import { useCallback, useEffect, useRef, useState } from 'react';
import type { GoalReached, HypeTrain } from '../client';
import type { ChatReader, JoinedLine } from '../components/ChatBox';
import type { GiftNews } from '../components/GiftNotices';
import { counted } from '../components/words';
import { useSession, useStreamFeed, type StreamFeedHook } from '../hooks';
import type { GiftStage } from '../stage';
import { withGift, withReversal } from './giftNews';
import { useGiftStage } from './useGiftStage';
import { useGoalReached } from './useGoalReached';
import { useHypeEnded } from './useHypeEnded';
import { useKept } from './useKept';

/** "Joined" lines that are kept; older ones have scrolled away. */
const JOINED_KEPT = 20;

interface Room {
  feed: StreamFeedHook;
  stage: GiftStage;
  joined: readonly JoinedLine[];
  /** Newest first, since this page is open. */
  gifts: readonly GiftNews[];
  /** A goal that was reached just now. */
  goalReached: GoalReached | null;
  /** A hype train worth telling of that ended just now. */
  hypeEnded: HypeTrain | null;
  reader: ChatReader;
  /** The same function as long as the stream is: a new one would draw each line anew. */
  onDelete(messageId: string): void;
  chatProblem: string | null;
}

/** What studio and viewer share of one stream: its feed, its gifts on stage, who joined, what the reader may do. */
export function useRoom(streamId: string): Room {
  const feed = useKept(useStreamFeed(streamId), streamId);
  const { user } = useSession();
  const stage = useGiftStage(feed);
  const [joined, setJoined] = useState<readonly JoinedLine[]>([]);
  const [gifts, setGifts] = useState<readonly GiftNews[]>([]);
  const lastSeq = useRef(0);
  const { onGift, onReversed, onJoined, deleteMessage } = feed;
  const goalReached = useGoalReached(feed);
  const hypeEnded = useHypeEnded(feed);

  useEffect(() => {
    lastSeq.current = feed.messages.at(-1)?.seq ?? 0;
  });
  // Another socket (somebody signed in) may tell the last gifts again.
  useEffect(() => onGift((gift) => setGifts((before) => withGift(before, gift))), [onGift]);
  useEffect(
    () => onReversed((reversed) => setGifts((before) => withReversal(before, reversed))),
    [onReversed],
  );
  useEffect(
    () =>
      onJoined(({ userId, username }) => {
        if (!username || userId === user?.userId) return;
        const line = { id: `joined-${userId}-${Date.now()}`, name: username, afterSeq: lastSeq.current };
        setJoined((before) => [...before, line].slice(-JOINED_KEPT));
      }),
    [onJoined, user?.userId],
  );

  const onDelete = useCallback(
    (messageId: string) => void deleteMessage(messageId).catch(() => undefined),
    [deleteMessage],
  );
  const moderates = user?.roles.some((role) => role === 'moderator' || role === 'admin') ?? false;
  const reader = { userId: user?.userId ?? null, mayDeleteAll: moderates || (feed.you?.owner ?? false) };
  return {
    feed,
    stage,
    joined,
    gifts,
    goalReached,
    hypeEnded,
    reader,
    onDelete,
    chatProblem: chatProblem(feed),
  };
}

function chatProblem({ problem }: StreamFeedHook): string | null {
  if (!problem) return null;
  if (problem.slug === 'rate-limited') {
    const wait = problem.retryAfter === undefined ? 'a few seconds' : counted(problem.retryAfter, 'second');
    return `You are quicker than the chat. Wait ${wait}.`;
  }
  return problem.message;
}
