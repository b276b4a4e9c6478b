import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState, type ComponentProps } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { testIds } from '../testids';
import { GiftSelector } from './GiftSelector';
import { crown, rose, star } from './samples';

type Props = ComponentProps<typeof GiftSelector>;

const selector = (props: Partial<Props> = {}) => (
  <GiftSelector
    gifts={[rose, star, crown]}
    balance={1000}
    signedIn
    onSignIn={() => undefined}
    onSend={() => Promise.resolve()}
    still
    {...props}
  />
);

const option = (name: string) =>
  screen.getAllByTestId(testIds.giftOption).find((each) => each.dataset.giftName === name)!;

describe('GiftSelector', () => {
  it('should show every gift with its price and send the chosen one', async () => {
    // Given
    const onSend = vi.fn(() => Promise.resolve());
    render(selector({ onSend }));
    expect(option('Crown')).toHaveTextContent('50 coins');
    // When
    await userEvent.click(option('Star'));
    await userEvent.click(screen.getByTestId(testIds.giftSend));
    // Then
    expect(onSend).toHaveBeenCalledWith(star, 1);
    expect(screen.getByTestId(testIds.giftPreview)).toHaveAttribute('data-animation', 'burst');
  });

  it('should multiply the price by the quantity', async () => {
    // Given
    const onSend = vi.fn(() => Promise.resolve());
    render(selector({ onSend }));
    await userEvent.click(option('Star'));
    // When
    const quantity = screen.getByTestId(testIds.giftQuantity);
    await userEvent.clear(quantity);
    await userEvent.type(quantity, '12');
    // Then
    expect(screen.getByTestId(testIds.giftSend)).toHaveTextContent('60 coins');
    await userEvent.click(screen.getByTestId(testIds.giftSend));
    expect(onSend).toHaveBeenCalledWith(star, 12);
  });

  it.each([
    ['0', 1],
    ['-3', 3],
    ['1e9', 19],
    ['12345', 123],
    ['999', 999],
    ['abc', 1],
  ])('should hold the quantity between 1 and 999 when %s is typed', async (typed, expected) => {
    // Given
    const onSend = vi.fn(() => Promise.resolve());
    render(selector({ onSend, balance: 1_000_000 }));
    // When
    const quantity = screen.getByTestId(testIds.giftQuantity);
    await userEvent.clear(quantity);
    await userEvent.type(quantity, typed);
    await userEvent.click(screen.getByTestId(testIds.giftSend));
    // Then
    expect(onSend).toHaveBeenCalledWith(rose, expected);
  });

  it('should say how many coins are missing, top up, and come back to the same gift', async () => {
    // Given
    const topUps = vi.fn();
    function WithWallet() {
      const [balance, setBalance] = useState(38);
      const topUp = (coins: number) => {
        topUps(coins);
        setBalance(balance + coins);
        return Promise.resolve();
      };
      return selector({ balance, onTopUp: topUp });
    }
    render(<WithWallet />);
    await userEvent.click(option('Crown'));
    expect(screen.getByTestId(testIds.giftShort)).toHaveTextContent('You’re 12 coins short. Top up?');
    expect(screen.queryByTestId(testIds.giftSend)).toBeNull();
    // When
    await userEvent.click(screen.getByTestId(testIds.giftTopUp));
    // Then
    expect(topUps).toHaveBeenCalledWith(100);
    expect(await screen.findByTestId(testIds.giftSend)).toHaveTextContent('Send Crown');
  });

  it('should lead to the shop for what is missing, and come back to the same gifts with the focus on them', async () => {
    // Given
    const onSend = vi.fn(() => Promise.resolve());
    const purchase = { linkFor: (coins: number | null) => `https://shop.test/${coins}`, follow: vi.fn() };
    const { rerender } = render(selector({ balance: 88, purchase, onSend }));
    await userEvent.click(option('Crown'));
    await userEvent.click(screen.getByRole('button', { name: 'One more' }));
    expect(screen.getByTestId(testIds.giftShort)).toHaveTextContent('You’re 12 coins short.');
    expect(screen.getByTestId(testIds.buyCoins)).toHaveAttribute('href', 'https://shop.test/12');
    // When
    await userEvent.click(screen.getByTestId(testIds.buyCoins));
    rerender(selector({ balance: 588, purchase, onSend }));
    await userEvent.keyboard('{Enter}');
    // Then
    expect(purchase.follow).toHaveBeenCalledOnce();
    expect(onSend).toHaveBeenCalledExactlyOnceWith(crown, 2);
  });

  it('should not offer coins where none are to be had', async () => {
    // Given
    render(selector({ balance: 3, purchase: { linkFor: () => null, follow: () => undefined } }));
    // When
    await userEvent.click(option('Crown'));
    // Then
    expect(screen.getByTestId(testIds.giftShort)).toHaveTextContent('You’re 47 coins short.');
    expect(screen.queryByTestId(testIds.giftTopUp)).toBeNull();
    expect(screen.queryByTestId(testIds.buyCoins)).toBeNull();
  });

  it('should lead a guest to sign in', async () => {
    // Given
    const [onSignIn, onSend] = [vi.fn(), vi.fn(() => Promise.resolve())];
    render(selector({ signedIn: false, balance: null, onSignIn, onSend }));
    // When
    await userEvent.click(screen.getByTestId(testIds.giftSend));
    // Then
    expect(onSignIn).toHaveBeenCalledOnce();
    expect(onSend).not.toHaveBeenCalled();
  });

  it('should say why a gift was refused', async () => {
    // Given
    render(selector({ onSend: () => Promise.reject(new Error('The stream is over.')) }));
    // When
    await userEvent.click(screen.getByTestId(testIds.giftSend));
    // Then
    expect(await screen.findByRole('alert')).toHaveTextContent('The stream is over.');
  });
});
