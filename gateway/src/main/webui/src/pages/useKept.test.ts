import { renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { emptyFeed } from '../client';
import { board, goal, hype, line, live } from '../components/samples';
import type { StreamFeedHook } from '../hooks';
import { useKept } from './useKept';

const nothing = () => undefined;
const never = () => Promise.reject(new Error('not asked'));

const feedWith = (change: Partial<StreamFeedHook> = {}): StreamFeedHook => ({
  ...emptyFeed,
  onGift: () => nothing,
  onComboEnded: () => nothing,
  onReversed: () => nothing,
  onGoalReached: () => nothing,
  onHypeEnded: () => nothing,
  onJoined: () => nothing,
  sendMessage: never,
  deleteMessage: never,
  sendGift: never,
  setGoal: never,
  removeGoal: never,
  problem: null,
  dismissProblem: nothing,
  clockOffset: 0,
  setStream: nothing,
  ...change,
});

describe('useKept', () => {
  const full = feedWith({
    stream: live,
    messages: [line(1)],
    leaderboard: board,
    goal: goal(),
    hype: hype(),
    currentViewers: 3,
    clockOffset: 5000,
  });

  it('should keep what was shown while the socket of another person opens', () => {
    // Given
    const { result, rerender } = renderHook(({ feed }) => useKept(feed, live.id), {
      initialProps: { feed: full },
    });
    // When
    const opening = feedWith();
    rerender({ feed: opening });
    // Then
    expect(result.current).toMatchObject({
      stream: live,
      messages: [line(1)],
      goal: goal(),
      hype: hype(),
      currentViewers: 3,
      clockOffset: 5000,
    });
    expect(result.current.sendMessage).toBe(opening.sendMessage);
  });

  it('should show the new feed as soon as it has the stream', () => {
    // Given
    const { result, rerender } = renderHook(({ feed }) => useKept(feed, live.id), {
      initialProps: { feed: full },
    });
    rerender({ feed: feedWith() });
    // When
    rerender({ feed: feedWith({ stream: live, messages: [line(1), line(2)] }) });
    // Then
    expect(result.current.messages).toHaveLength(2);
  });

  it('should show nothing of one stream on the page of another', () => {
    // Given
    const { result, rerender } = renderHook(({ feed, id }) => useKept(feed, id), {
      initialProps: { feed: full, id: live.id },
    });
    // When
    rerender({ feed: feedWith(), id: 'another' });
    // Then
    expect(result.current.stream).toBeNull();
  });
});
