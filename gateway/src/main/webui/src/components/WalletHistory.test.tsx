import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentProps } from 'react';
import { MemoryRouter } from 'react-router';
import { describe, expect, it, vi } from 'vitest';
import type { WalletTransaction } from '../client';
import { testIds } from '../testids';
import { booked, live, rose, star } from './samples';
import { WalletHistory } from './WalletHistory';

const element = (props: Partial<ComponentProps<typeof WalletHistory>> = {}) => (
  <MemoryRouter>
    <WalletHistory
      lines={[booked()]}
      gifts={[rose, star]}
      problem={null}
      onRetry={() => undefined}
      more={false}
      reading={false}
      onOlder={() => undefined}
      {...props}
    />
  </MemoryRouter>
);
const history = (props: Partial<ComponentProps<typeof WalletHistory>> = {}) => render(element(props));

describe('WalletHistory', () => {
  it('should say what was sent where, for how much, when, and what was left', () => {
    // Given / When
    const { container } = history();
    // Then
    const line = screen.getByTestId(testIds.walletLine);
    expect(within(line).getByRole('link', { name: 'Sent Rose' })).toHaveAttribute(
      'href',
      `/stream/${live.id}`,
    );
    expect(line).toHaveTextContent('−5 coins');
    expect(line).toHaveTextContent('Balance 1,095');
    expect(line.querySelector('time')).toHaveAttribute('datetime', '2026-11-22T20:05:00Z');
    expect(container.querySelector('img')).toHaveAttribute('alt', '');
  });

  const elsewhere = { streamId: null, giftId: null };
  it.each<[string, Partial<WalletTransaction>]>([
    ['Welcome coins', { kind: 'opening', coins: 1000, ...elsewhere }],
    ['Coins added', { kind: 'top_up', coins: 100, ...elsewhere }],
    ['Rose taken back', { kind: 'reversal', coins: 5 }],
    ['Gift taken back', { kind: 'reversal', coins: 5, giftId: null }],
    ['Sent a gift', { giftId: 'no-longer-sold' }],
    ['Other change', { kind: 'anniversary', coins: 7, ...elsewhere }],
  ])('should call it "%s"', (words, change) => {
    // Given / When
    history({ lines: [booked(change)] });
    // Then
    expect(screen.getByTestId(testIds.walletLine)).toHaveTextContent(words);
    expect(screen.queryAllByRole('link')).toHaveLength(change.streamId === null ? 0 : 1);
  });

  it('should mark what came in by its sign', () => {
    // Given / When
    history({ lines: [booked({ kind: 'top_up', coins: 1500 })] });
    // Then
    expect(screen.getByText('+1,500')).toBeInTheDocument();
  });

  it('should say that it is loading, and that there is nothing yet', () => {
    // Given
    const { rerender } = history({ lines: undefined });
    expect(screen.getByRole('status', { name: 'Loading the history' })).toBeInTheDocument();
    // When
    rerender(element({ lines: [] }));
    // Then
    expect(screen.queryByRole('status')).toBeNull();
    expect(screen.getByText(/^Nothing yet/)).toBeInTheDocument();
  });

  it('should say why it could not be had and let one try again', async () => {
    // Given
    const onRetry = vi.fn();
    history({ lines: undefined, problem: 'No answer.', onRetry });
    expect(screen.getByRole('alert')).toHaveTextContent('No answer.');
    // When
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    // Then
    expect(onRetry).toHaveBeenCalledOnce();
  });

  it('should ask once for older lines and lead the focus to the end of them', async () => {
    // Given
    const onOlder = vi.fn();
    const { rerender } = history({ more: true, onOlder });
    await userEvent.click(screen.getByTestId(testIds.walletOlder));
    rerender(element({ more: true, reading: true, onOlder }));
    await userEvent.click(screen.getByTestId(testIds.walletOlder));
    expect(onOlder).toHaveBeenCalledOnce();
    // When
    rerender(element({ lines: [booked(), booked({ id: 'booked-0' })], onOlder }));
    // Then
    expect(screen.getAllByTestId(testIds.walletLine)).toHaveLength(2);
    expect(screen.getByText('That is the whole history.')).toHaveFocus();
  });
});
