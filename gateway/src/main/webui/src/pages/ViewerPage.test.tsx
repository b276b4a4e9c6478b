import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ServerEvent } from '../client';
import { FakeWebSocket } from '../client/testing/FakeWebSocket';
import { creatorBoard, events, json, problem, STREAM_ID, welcome } from '../client/testing/samples';
import { board, crown, rose, sent } from '../components/samples';
import { FakeGateway } from '../hooks/testing/FakeGateway';
import { READ_EVERY } from '../hooks/useCreatorBoard';
import { testIds } from '../testids';
import { showPage } from './testing/showPage';
import { ViewerPage } from './ViewerPage';

const BOARD = 'GET /api/creators/ada-id/leaderboard';
const GIFT = `POST /api/streams/${STREAM_ID}/gift`;

let gateway: FakeGateway;
let balance: number;

const elapse = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));

async function press(element: HTMLElement) {
  fireEvent.click(element);
  await elapse(10);
}

/** The page as Grace sees it once all is there. */
async function watch() {
  const address = { path: '/stream/:id', at: `/stream/${STREAM_ID}` };
  showPage(<ViewerPage />, gateway, 'grace', [], address);
  act(() => FakeWebSocket.last.send(welcome()));
  await elapse(10);
}

const boardTold = (version: number): ServerEvent => ({
  id: `board-${version}`,
  type: 'leaderboard:updated',
  at: '2026-11-22T20:05:00Z',
  data: { streamId: STREAM_ID, version, ...board },
});

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', FakeWebSocket);
  FakeWebSocket.opened = [];
  balance = 3;
  gateway = new FakeGateway();
  const purchaseUrl = 'https://shop.test/{userId}?n={coins}';
  gateway.answer('GET /api/config', () => json({ profile: 'prod', media: 'off', purchaseUrl }));
  gateway.answer('GET /api/gifts', () => json({ items: [rose, crown] }));
  gateway.answer('GET /api/wallet', () => json({ userId: 'grace-id', balance }));
  gateway.answer(BOARD, () => json(creatorBoard()));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('ViewerPage', () => {
  it('should read the board of a period anew while it is open and gifts come', async () => {
    // Given
    await watch();
    await press(screen.getByTestId(testIds.leaderboardOpen));
    expect(gateway.count(BOARD)).toBe(0);
    await press(screen.getByRole('radio', { name: 'This week' }));
    expect(screen.getByTestId(testIds.leaderboardEntry)).toHaveTextContent('mei');
    expect(gateway.count(BOARD)).toBe(1);
    // When
    act(() => FakeWebSocket.last.send(events('p1', boardTold(1))));
    act(() => FakeWebSocket.last.send(events('p2', boardTold(2))));
    await elapse(READ_EVERY);
    // Then
    expect(gateway.count(BOARD)).toBe(2);
    await press(screen.getAllByRole('button', { name: 'Close' }).at(-1)!);
    act(() => FakeWebSocket.last.send(events('p3', boardTold(3))));
    await elapse(2 * READ_EVERY);
    expect(gateway.count(BOARD)).toBe(2);
  });

  it('should say that a gift was refused to who did not wait for it, and not in the name of the chat', async () => {
    // Given
    let refuse: () => void = () => undefined;
    await watch();
    await press(screen.getByTestId(testIds.giftOpen));
    gateway.fetch.mockImplementationOnce(
      () =>
        new Promise((resolve) => {
          refuse = () => resolve(problem(429, 'rate-limited'));
        }),
    );
    await press(screen.getByTestId(testIds.giftSend));
    await press(screen.getAllByRole('button', { name: 'Close' }).at(-1)!);
    // When
    refuse();
    await elapse(10);
    // Then
    expect(screen.getByTestId(testIds.toast)).toHaveTextContent('Rose was not sent. Because of rate-limited');
    expect(screen.queryByTestId(testIds.chatProblem)).toBeNull();
  });

  it('should find the gift still chosen after coins were bought', async () => {
    // Given
    gateway.answer(GIFT, () => json({ ...sent(crown), balance: 400 }, 201));
    await watch();
    await press(screen.getByTestId(testIds.giftOpen));
    await press(screen.getByRole('radio', { name: /Crown/ }));
    await press(screen.getByRole('button', { name: 'One more' }));
    expect(screen.getByTestId(testIds.buyCoins)).toHaveAttribute('href', 'https://shop.test/grace-id?n=97');
    await press(screen.getByTestId(testIds.buyCoins));
    // When
    balance = 500;
    act(() => void window.dispatchEvent(new Event('focus')));
    await elapse(10);
    await press(screen.getByTestId(testIds.giftSend));
    // Then
    expect(gateway.requests.find(({ path }) => path.endsWith('/gift'))?.body).toEqual({
      giftId: crown.id,
      quantity: 2,
    });
  });
});
