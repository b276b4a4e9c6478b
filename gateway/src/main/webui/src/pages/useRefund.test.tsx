import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it } from 'vitest';
import type { GiftReversed } from '../client';
import { json } from '../client/testing/samples';
import { reversed } from '../components/samples';
import { SessionProvider, useWallet, type StreamFeedHook } from '../hooks';
import { SessionStore } from '../hooks/SessionStore';
import { FakeGateway } from '../hooks/testing/FakeGateway';
import { useRefund } from './useRefund';

it('should show the coins of a gift that was taken back to its sender, and ask for nobody else', async () => {
  // Given
  let balance = 995;
  const gateway = new FakeGateway();
  gateway.answer('GET /api/wallet', () => json({ userId: 'grace-id', balance }));
  const store = new SessionStore(gateway.fetch);
  await store.signIn('grace');
  let tell: (of: GiftReversed) => void = () => undefined;
  const onReversed = ((callback) => {
    tell = callback as typeof tell;
    return () => undefined;
  }) as StreamFeedHook['onReversed'];
  const wrapper = ({ children }: { children: ReactNode }) => (
    <SessionProvider store={store}>{children}</SessionProvider>
  );
  const { result } = renderHook(
    () => {
      useRefund({ onReversed });
      return useWallet();
    },
    { wrapper },
  );
  await waitFor(() => expect(result.current.balance).toBe(995));
  const asked = gateway.count('GET /api/wallet');

  // When
  balance = 1000;
  act(() => tell(reversed({ senderId: 'linus-id' })));
  expect(gateway.count('GET /api/wallet')).toBe(asked);
  act(() => tell(reversed({ senderId: 'grace-id' })));

  // Then
  await waitFor(() => expect(result.current.balance).toBe(1000));
});
