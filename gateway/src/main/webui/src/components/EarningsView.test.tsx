import { render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { describe, expect, it } from 'vitest';
import type { Earnings } from '../client';
import { testIds } from '../testids';
import { EarningsView } from './EarningsView';
import { boards, earnings, live } from './samples';

const view = (change: Partial<Earnings> = {}, titles = new Map([[live.id, live.title]])) =>
  render(
    <MemoryRouter>
      <EarningsView
        earnings={{ ...earnings, ...change }}
        titles={titles}
        boards={boards()}
        onDownload={() => Promise.resolve()}
      />
    </MemoryRouter>,
  );

describe('EarningsView', () => {
  it('should show balance and share, and no debt where there is none', () => {
    // Given / When
    view();
    // Then
    expect(screen.getByTestId(testIds.earningsBalance)).toHaveTextContent('840 coins');
    expect(screen.getByText('You keep 70 % of every gift.')).toBeInTheDocument();
    expect(screen.queryByText(/You owe/)).toBeNull();
  });

  it('should say what is owed and why', () => {
    // Given / When
    view({ debt: 1200 });
    // Then
    expect(screen.getByText(/You owe 1,200 coins: gifts were taken back/)).toBeInTheDocument();
  });

  it('should lead to each stream, by its title where that is known', () => {
    // Given
    const { unmount } = view();
    expect(screen.getByRole('link', { name: live.title })).toHaveAttribute('href', `/stream/${live.id}`);
    unmount();
    // When
    view({}, new Map());
    // Then
    expect(screen.getByRole('link', { name: /^Stream with gifts until / })).toHaveAttribute(
      'href',
      `/stream/${live.id}`,
    );
  });

  it('should show who applauded loudest', () => {
    // Given / When
    view();
    // Then
    expect(screen.getAllByTestId(testIds.leaderboardEntry).map((entry) => entry.dataset.rank)).toEqual([
      '1',
      '2',
    ]);
    expect(screen.getByRole('radio', { name: 'All time' })).toBeChecked();
  });

  it('should say what will appear when there were no gifts, and still give a statement', () => {
    // Given / When
    view({ balance: 0, byDay: [], byStream: [], topSupporters: [] });
    // Then
    expect(screen.getByText('No gifts in the last 30 days.')).toBeInTheDocument();
    expect(screen.getByText(/No stream has had gifts yet/)).toBeInTheDocument();
    expect(screen.getByText(/Whoever sends the first one/)).toBeInTheDocument();
    expect(screen.getByTestId(testIds.statementDownload)).toBeEnabled();
  });
});
