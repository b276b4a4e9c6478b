import { render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { describe, expect, it } from 'vitest';
import { testIds } from '../testids';
import { WalletChip } from './WalletChip';

describe('WalletChip', () => {
  it('should show the balance and lead to the wallet', () => {
    // Given / When
    render(<WalletChip balance={1000} />, { wrapper: MemoryRouter });
    // Then
    expect(screen.getByRole('link', { name: /1,000\s*coins, your wallet/ })).toHaveAttribute(
      'href',
      '/wallet',
    );
    expect(screen.getByTestId(testIds.walletChip)).toHaveAttribute('data-balance', '1000');
  });

  it('should have room for much, and tell the whole figure to who asks', () => {
    // Given / When
    render(<WalletChip balance={123_456} />, { wrapper: MemoryRouter });
    // Then
    expect(screen.getByTestId(testIds.walletChip)).toHaveTextContent('123.5K');
    expect(screen.getByTestId(testIds.walletChip)).toHaveAttribute('title', '123,456 coins');
  });

  it('should lead nowhere in a studio', () => {
    // Given / When
    render(<WalletChip balance={1000} linked={false} />, { wrapper: MemoryRouter });
    // Then
    expect(screen.queryByRole('link')).toBeNull();
    expect(screen.getByTestId(testIds.walletChip)).toHaveTextContent('1,000');
  });
});
