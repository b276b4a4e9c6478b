import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { json, problem } from '../client/testing/samples';
import { booked, rose } from '../components/samples';
import { FakeGateway } from '../hooks/testing/FakeGateway';
import { testIds } from '../testids';
import { showPage } from './testing/showPage';
import { WalletPage } from './WalletPage';

let gateway: FakeGateway;
let profile: string;

const HISTORY = 'GET /api/wallet/transactions';
const kinds = () => screen.getAllByTestId(testIds.walletLine).map((line) => line.dataset.kind);

beforeEach(() => {
  profile = 'local';
  gateway = new FakeGateway();
  gateway.answer('GET /api/config', () => json({ profile, signIn: 'local', media: 'on', limits: {} }));
  gateway.answer('GET /api/gifts', () => json({ items: [rose] }));
  gateway.answer(HISTORY, () => json({ items: [booked()], nextCursor: null }));
});

describe('WalletPage', () => {
  it('should invite a guest to sign in and ask for nobody’s wallet', async () => {
    // Given
    showPage(<WalletPage />, gateway);
    expect(screen.getByRole('heading', { name: 'Your wallet' })).toBeInTheDocument();
    // When
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    // Then
    expect(screen.getByTestId(testIds.signInName)).toBeInTheDocument();
    expect(gateway.count('GET /api/wallet')).toBe(0);
    expect(gateway.count(HISTORY)).toBe(0);
  });

  it('should show balance and history with the names of the gifts', async () => {
    // Given / When
    showPage(<WalletPage />, gateway, 'grace');
    // Then
    await waitFor(() => expect(screen.getByTestId(testIds.walletBalance)).toHaveTextContent('1,000 coins'));
    expect(await screen.findByRole('link', { name: 'Sent Rose' })).toBeInTheDocument();
  });

  it('should top up at one press and show it in balance and history', async () => {
    // Given
    gateway.answer('POST /api/wallet/top-ups', ({ body }) => {
      const { coins } = body as { coins: number };
      const line = booked({ id: 'booked-2', kind: 'top_up', coins, giftId: null, streamId: null });
      gateway.answer(HISTORY, () => json({ items: [line, booked()], nextCursor: null }));
      return json({ id: 't', userId: 'grace-id', coins, balance: 1000 + coins, createdAt: '' }, 201);
    });
    showPage(<WalletPage />, gateway, 'grace');
    await screen.findByTestId(testIds.walletLine);
    // When
    await userEvent.click(await screen.findByRole('button', { name: 'Get 500 coins' }));
    // Then
    expect(await screen.findByText('500 coins added.')).toBeInTheDocument();
    expect(screen.getByTestId(testIds.walletBalance)).toHaveAttribute('data-balance', '1500');
    await waitFor(() => expect(kinds()).toEqual(['top_up', 'gift']));
  });

  it('should give no coins away where they are bought', async () => {
    // Given
    profile = 'production';
    // When
    showPage(<WalletPage />, gateway, 'grace');
    // Then
    expect(await screen.findByText(/You buy coins with/)).toBeInTheDocument();
    expect(screen.queryByTestId(testIds.walletTopUp)).toBeNull();
    expect(screen.queryByTestId(testIds.buyCoins)).toBeNull();
  });

  it('should lead to the shop and show what was bought there', async () => {
    // Given
    let balance = 3;
    const config = { profile: 'prod', purchaseUrl: 'https://shop.test/{userId}?n={coins}' };
    gateway.answer('GET /api/config', () => json(config));
    gateway.answer('GET /api/wallet', () => json({ userId: 'grace-id', balance }));
    showPage(<WalletPage />, gateway, 'grace');
    await screen.findByTestId(testIds.walletLine);
    const link = await screen.findByTestId(testIds.buyCoins);
    expect(link).toHaveAttribute('href', 'https://shop.test/grace-id?n=');
    await userEvent.click(link);
    // When
    balance = 1203;
    gateway.answer(HISTORY, () =>
      json({
        items: [booked({ id: 'booked-2', kind: 'purchase', coins: 1200 }), booked()],
        nextCursor: null,
      }),
    );
    window.dispatchEvent(new Event('focus'));
    // Then
    expect(await screen.findByText('1,200 coins added.')).toBeInTheDocument();
    expect(screen.getByTestId(testIds.walletBalance)).toHaveAttribute('data-balance', '1203');
    await waitFor(() => expect(kinds()).toEqual(['purchase', 'gift']));
  });

  it('should read on where the page before ended', async () => {
    // Given
    gateway.answer(HISTORY, ({ query }) =>
      query.get('cursor') === 'c1'
        ? json({ items: [booked({ id: 'booked-0', kind: 'opening', coins: 1000 })], nextCursor: null })
        : json({ items: [booked()], nextCursor: 'c1' }),
    );
    showPage(<WalletPage />, gateway, 'grace');
    // When
    await userEvent.click(await screen.findByTestId(testIds.walletOlder));
    // Then
    await waitFor(() => expect(kinds()).toEqual(['gift', 'opening']));
    expect(screen.queryByTestId(testIds.walletOlder)).toBeNull();
  });

  it('should keep what it has when older lines are refused, and ask for them again', async () => {
    // Given
    let refused = true;
    gateway.answer(HISTORY, ({ query }) => {
      if (!query.get('cursor')) return json({ items: [booked()], nextCursor: 'c1' });
      if (refused) return problem(429, 'rate-limited');
      return json({ items: [booked({ id: 'booked-0', kind: 'opening' })], nextCursor: null });
    });
    showPage(<WalletPage />, gateway, 'grace');
    await userEvent.click(await screen.findByTestId(testIds.walletOlder));
    const alert = await screen.findByRole('alert');
    expect(kinds()).toEqual(['gift']);
    // When
    refused = false;
    await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
    // Then
    await waitFor(() => expect(kinds()).toEqual(['gift', 'opening']));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('should say why there is no history and ask again', async () => {
    // Given
    gateway.answer(HISTORY, () => problem(500, 'internal-error'));
    showPage(<WalletPage />, gateway, 'grace');
    expect(await screen.findByRole('alert')).toHaveTextContent('Because of internal-error');
    gateway.answer(HISTORY, () => json({ items: [], nextCursor: null }));
    // When
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    // Then
    expect(await screen.findByText(/^Nothing yet/)).toBeInTheDocument();
  });
});
