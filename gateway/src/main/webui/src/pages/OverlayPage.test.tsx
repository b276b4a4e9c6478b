import { act, render, screen } from '@testing-library/react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ServerEvent } from '../client';
import { FakeWebSocket } from '../client/testing/FakeWebSocket';
import {
  events,
  giftSent,
  goalProgress,
  goalReached,
  hypeTold,
  problem,
  STREAM_ID,
  welcome,
} from '../client/testing/samples';
import { SessionProvider } from '../hooks';
import { SessionStore } from '../hooks/SessionStore';
import { FakeGateway } from '../hooks/testing/FakeGateway';
import { LEAD } from '../stage';
import { testIds } from '../testids';
import { OverlayPage } from './OverlayPage';

const everything = (): ServerEvent[] => [
  goalProgress(1),
  hypeTold('hype:started', 1, { expiresAt: new Date(Date.now() + 60_000).toISOString() }),
  giftSent('g1'),
];

const streamEnded: ServerEvent = {
  id: 'ended',
  type: 'stream:ended',
  at: '2026-11-22T21:00:00Z',
  data: {
    streamId: STREAM_ID,
    version: 9,
    endReason: 'creator',
    startedAt: null,
    endedAt: '2026-11-22T21:00:00Z',
    durationSeconds: 3600,
    peakViewers: 3,
    totalViews: 5,
    totalGiftsReceived: 57,
  },
};

let gateway: FakeGateway;

const overlay = (show = '') =>
  render(
    <MemoryRouter initialEntries={[`/overlay/${STREAM_ID}${show}`]}>
      <SessionProvider store={new SessionStore(gateway.fetch)}>
        <Routes>
          <Route path="/overlay/:id" element={<OverlayPage />} />
        </Routes>
      </SessionProvider>
    </MemoryRouter>,
  );

const told = (...news: ServerEvent[]) => {
  act(() => FakeWebSocket.last.send(welcome()));
  act(() => FakeWebSocket.last.send(events('p1', ...news)));
};

/** All pages begin a gift's show together, a moment after it was sent. */
const begun = () => act(() => vi.advanceTimersByTimeAsync(LEAD + 10));

const seen = () =>
  [testIds.goalBar, testIds.hypeBar, testIds.giftCard].filter((id) => screen.queryByTestId(id) !== null);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', FakeWebSocket);
  FakeWebSocket.opened = [];
  gateway = new FakeGateway();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('OverlayPage', () => {
  it('should watch without being counted and show goal, hype train and gifts', async () => {
    // Given
    overlay();
    // When
    told(...everything());
    // Then
    expect(new URL(FakeWebSocket.last.url).searchParams.get('role')).toBe('overlay');
    await begun();
    expect(seen()).toEqual([testIds.goalBar, testIds.hypeBar, testIds.giftCard]);
    expect(screen.queryByRole('banner')).toBeNull();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it.each([
    ['goal', [testIds.goalBar]],
    ['hype', [testIds.hypeBar]],
    ['gifts', [testIds.giftCard]],
    ['goal,hype,chat', [testIds.goalBar, testIds.hypeBar]],
  ])('should show no more than asked for (%s)', async (show, parts) => {
    // Given
    overlay(`?show=${show}`);
    // When
    told(...everything());
    await begun();
    // Then
    expect(seen()).toEqual(parts);
  });

  it.each([
    ['goal', [testIds.goalReached]],
    ['hype', [testIds.hypeEnded]],
    ['gifts', []],
  ])('should celebrate what it shows (%s)', (show, cards) => {
    // Given
    overlay(`?show=${show}`);
    // When
    told(goalReached('goal-1'), hypeTold('hype:ended', 2, { level: 3 }, new Date().toISOString()));
    // Then
    const celebrated = [testIds.goalReached, testIds.hypeEnded].filter((id) => screen.queryByTestId(id));
    expect(celebrated).toEqual(cards);
  });

  it('should show nothing before it knows the stream, nor where there is none', async () => {
    // Given
    gateway.answer(`GET /api/streams/${STREAM_ID}/events`, () => problem(404, 'stream-not-found'));
    const { container } = overlay();
    expect(container).toBeEmptyDOMElement();
    // When
    await act(async () => FakeWebSocket.last.drop(1006));
    // Then
    expect(container).toBeEmptyDOMElement();
  });

  it('should show nothing any more when the stream is over', () => {
    // Given
    const { container } = overlay();
    told(...everything());
    expect(screen.getByTestId(testIds.overlay)).toBeInTheDocument();
    // When
    act(() => FakeWebSocket.last.send(events('p2', streamEnded)));
    // Then
    expect(container).toBeEmptyDOMElement();
  });

  it('should be clear for as long as it is shown', () => {
    // Given
    const { unmount } = overlay();
    expect(document.documentElement).toHaveAttribute('data-overlay');
    // When
    unmount();
    // Then
    expect(document.documentElement).not.toHaveAttribute('data-overlay');
  });
});
