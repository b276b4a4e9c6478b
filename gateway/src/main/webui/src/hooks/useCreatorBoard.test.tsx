import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { creatorBoard, json, problem } from '../client/testing/samples';
import { SessionProvider } from './session';
import { SessionStore } from './SessionStore';
import { FakeGateway } from './testing/FakeGateway';
import { READ_EVERY, useCreatorBoard } from './useCreatorBoard';

const BOARD = 'GET /api/creators/ada-id/leaderboard';

let gateway: FakeGateway;

function boardHook() {
  const store = new SessionStore(gateway.fetch);
  const wrapper = ({ children }: { children: ReactNode }) => (
    <SessionProvider store={store}>{children}</SessionProvider>
  );
  return renderHook(({ news }) => useCreatorBoard('ada-id', news), {
    wrapper,
    initialProps: { news: newsOf() },
  });
}

/** Equal to any other news, and another one. */
const newsOf = () => ({ totalCoins: 5 });
const elapse = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));

beforeEach(() => {
  vi.useFakeTimers();
  gateway = new FakeGateway();
  gateway.answer(BOARD, ({ query }) => json(creatorBoard({ period: query.get('period') as 'day' })));
});
afterEach(() => void vi.useRealTimers());

describe('useCreatorBoard', () => {
  it('should ask for nothing before a period is chosen, then for that one', async () => {
    // Given
    const { result } = boardHook();
    await elapse(10);
    expect(gateway.count(BOARD)).toBe(0);
    // When
    act(() => result.current.choose('month'));
    expect(result.current.loading).toBe(true);
    await elapse(10);
    // Then
    expect(result.current).toMatchObject({ period: 'month', data: creatorBoard({ period: 'month' }) });
    expect(gateway.count(BOARD)).toBe(1);
  });

  it('should show nothing of one period under the name of another', async () => {
    // Given
    const { result } = boardHook();
    act(() => result.current.choose('day'));
    await elapse(10);
    // When
    act(() => result.current.choose('week'));
    // Then
    expect(result.current).toMatchObject({ period: 'week', data: undefined, loading: true });
  });

  it('should read anew when there is news, five seconds after the last time and once for all of it', async () => {
    // Given
    const { result, rerender } = boardHook();
    act(() => result.current.choose('day'));
    await elapse(10);
    // When
    for (let n = 0; n < 4; n++) {
      await elapse(1_000);
      rerender({ news: newsOf() });
    }
    // Then
    expect(gateway.count(BOARD)).toBe(1);
    await elapse(READ_EVERY - 4_000);
    expect(gateway.count(BOARD)).toBe(2);
    await elapse(10 * READ_EVERY);
    expect(gateway.count(BOARD)).toBe(2);
  });

  it('should read at once when the last time is longer ago', async () => {
    // Given
    const { result, rerender } = boardHook();
    act(() => result.current.choose('day'));
    await elapse(READ_EVERY + 10);
    // When
    rerender({ news: newsOf() });
    await elapse(10);
    // Then
    expect(gateway.count(BOARD)).toBe(2);
  });

  it('should read no more once no period is chosen', async () => {
    // Given
    const { result, rerender } = boardHook();
    act(() => result.current.choose('day'));
    await elapse(10);
    // When
    act(() => result.current.choose(null));
    rerender({ news: newsOf() });
    await elapse(2 * READ_EVERY);
    // Then
    expect(gateway.count(BOARD)).toBe(1);
    expect(result.current.data).toBeUndefined();
  });

  it('should keep a board whose reading anew was refused, and ask again after a pause', async () => {
    // Given
    const { result, rerender } = boardHook();
    act(() => result.current.choose('day'));
    await elapse(READ_EVERY + 10);
    gateway.answer(BOARD, () => problem(500, 'internal-error'));
    rerender({ news: newsOf() });
    await elapse(10);
    expect(result.current.error).toMatchObject({ slug: 'internal-error' });
    expect(result.current.data).toMatchObject({ period: 'day' });
    // When
    gateway.answer(BOARD, () => json(creatorBoard({ totalCoins: 1000 })));
    await elapse(READ_EVERY);
    // Then
    expect(gateway.count(BOARD)).toBe(3);
    expect(result.current).toMatchObject({ error: null, data: { totalCoins: 1000 } });
  });
});
