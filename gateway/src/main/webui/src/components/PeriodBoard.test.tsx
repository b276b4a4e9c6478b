import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../client';
import { creatorBoard } from '../client/testing/samples';
import type { CreatorBoardHook } from '../hooks';
import { testIds } from '../testids';
import { PeriodBoard, type BoardOption } from './PeriodBoard';
import { board, boards } from './samples';

const OPTIONS: BoardOption[] = [
  { period: null, name: 'This stream' },
  { period: 'day', name: 'Today' },
  { period: 'all', name: 'All time' },
];

const shown = (change: Partial<CreatorBoardHook> = {}) =>
  render(<PeriodBoard options={OPTIONS} here={board} boards={boards(change)} />);

const names = () => screen.queryAllByTestId(testIds.leaderboardEntry).map((entry) => entry.textContent);

describe('PeriodBoard', () => {
  it('should show the board that is there while no period is chosen', () => {
    // Given / When
    shown({ data: undefined });
    // Then
    expect(screen.getByRole('radio', { name: 'This stream' })).toBeChecked();
    expect(names()).toEqual([expect.stringContaining('Grace'), expect.stringContaining('Linus')]);
    expect(screen.getByText(/All gifts together/)).toHaveTextContent('57');
  });

  it('should be one choice, for a mouse and for arrow keys', async () => {
    // Given
    const choose = vi.fn();
    const { rerender } = shown({ choose });
    // When
    await userEvent.click(screen.getByRole('radio', { name: 'Today' }));
    rerender(<PeriodBoard options={OPTIONS} here={board} boards={boards({ choose, period: 'day' })} />);
    await userEvent.keyboard('{ArrowRight}');
    await userEvent.click(screen.getByRole('radio', { name: 'This stream' }));
    // Then
    expect(choose.mock.calls).toEqual([['day'], ['all'], [null]]);
    expect(screen.getByRole('group', { name: 'Period' })).toBeInTheDocument();
  });

  it('should show a board that is on its way as such, and nothing of another one', () => {
    // Given / When
    shown({ period: 'day', loading: true });
    // Then
    expect(screen.getByRole('status', { name: 'Loading the board' })).toBeInTheDocument();
    expect(names()).toEqual([]);
  });

  it.each([
    ['day', 'No gifts today.'],
    ['all', 'No gifts yet.'],
  ] as const)('should say that nobody gave (%s)', (period, words) => {
    // Given / When
    shown({ period, data: creatorBoard({ period, items: [], totalCoins: 0, giftCount: 0 }) });
    // Then
    expect(screen.getByText(`${words} Whoever sends the first one leads here.`)).toBeInTheDocument();
  });

  it('should say why a board could not be had, and ask again', async () => {
    // Given
    const refresh = vi.fn(() => Promise.resolve());
    const error = new ProblemError({ status: 500, slug: 'x', title: 'x', detail: 'The board is away.' });
    shown({ period: 'day', error, refresh });
    expect(screen.getByRole('alert')).toHaveTextContent('The board is away.');
    expect(screen.queryByRole('status')).toBeNull();
    // When
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    // Then
    expect(refresh).toHaveBeenCalledOnce();
  });

  it('should show the reader beneath when they are further down, and not twice when they are not', () => {
    // Given
    const me = { rank: 37, userId: 'grace-id', username: 'grace', totalCoins: 2, giftCount: 1 };
    const { rerender } = shown({ period: 'all', data: creatorBoard({ me }) });
    const mine = within(screen.getByRole('region', { name: 'Your place' }));
    expect(mine.getByTestId(testIds.leaderboardEntry)).toHaveAttribute('data-rank', '37');
    // When
    const data = creatorBoard({ me: creatorBoard().items[0]! });
    rerender(<PeriodBoard options={OPTIONS} here={board} boards={boards({ period: 'all', data })} />);
    // Then
    expect(screen.queryByTestId(testIds.leaderboardMine)).toBeNull();
    expect(names()).toHaveLength(1);
  });
});
