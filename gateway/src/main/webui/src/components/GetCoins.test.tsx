import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { GetCoins } from './GetCoins';

describe('GetCoins', () => {
  it.each([100, 500, 1000])('should add %d coins at one press', async (coins) => {
    // Given
    const onTopUp = vi.fn(() => Promise.resolve());
    render(<GetCoins onTopUp={onTopUp} />);
    // When
    await userEvent.click(screen.getByRole('button', { name: `Get ${coins.toLocaleString('en')} coins` }));
    // Then
    expect(onTopUp).toHaveBeenCalledExactlyOnceWith(coins);
  });

  it('should take one press at a time', async () => {
    // Given
    const onTopUp = vi.fn(() => new Promise(() => undefined));
    render(<GetCoins onTopUp={onTopUp} />);
    await userEvent.click(screen.getByRole('button', { name: 'Get 100 coins' }));
    // When
    await userEvent.click(screen.getByRole('button', { name: 'Get 500 coins' }));
    await userEvent.click(screen.getByRole('button', { name: 'Adding …' }));
    // Then
    expect(onTopUp).toHaveBeenCalledOnce();
  });

  it('should say why not', async () => {
    // Given
    render(<GetCoins onTopUp={() => Promise.reject(new Error('Not today.'))} />);
    // When
    await userEvent.click(screen.getByRole('button', { name: 'Get 100 coins' }));
    // Then
    expect(await screen.findByRole('alert')).toHaveTextContent('Not today.');
    expect(screen.getByRole('button', { name: 'Get 100 coins' })).toHaveAttribute('aria-disabled', 'false');
  });

  it('should say where coins come from where they are not given away', () => {
    // Given / When
    render(<GetCoins />);
    // Then
    expect(screen.getByText(/You buy coins with whoever runs this site/)).toBeInTheDocument();
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('should lead to the shop in a tab of its own and leave the number to it', async () => {
    // Given
    const purchase = { linkFor: vi.fn(() => 'https://shop.test/?n='), follow: vi.fn() };
    render(<GetCoins purchase={purchase} />);
    const link = screen.getByRole('link', { name: 'Get coins in a new tab' });
    // When
    await userEvent.click(link);
    // Then
    expect(purchase.linkFor).toHaveBeenCalledWith(null);
    expect(purchase.follow).toHaveBeenCalledOnce();
    expect(link).toHaveAttribute('href', 'https://shop.test/?n=');
    expect(link).toHaveAttribute('target', '_blank');
    expect(link).toHaveAttribute('rel', 'noopener');
  });
});
