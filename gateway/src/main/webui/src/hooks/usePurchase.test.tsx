import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { json } from '../client/testing/samples';
import { SessionProvider } from './session';
import { SessionStore } from './SessionStore';
import { FakeGateway } from './testing/FakeGateway';
import { LOOK_EVERY, LOOK_FOR, usePurchase } from './usePurchase';

const WALLET = 'GET /api/wallet';

let gateway: FakeGateway;
let store: SessionStore;
let balance: number;
let config: object;

const onCame = vi.fn();
const elapse = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));
const looks = () => gateway.count(WALLET);
const back = () => act(() => void window.dispatchEvent(new Event('focus')));

/** The hook once config and balance are known. */
async function purchaseHook() {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <SessionProvider store={store}>{children}</SessionProvider>
  );
  const { result } = renderHook(() => usePurchase(onCame), { wrapper });
  await elapse(10);
  return result;
}

beforeEach(async () => {
  vi.useFakeTimers();
  onCame.mockReset();
  balance = 3;
  config = { profile: 'prod', purchaseUrl: 'https://shop.test/?u={userId}&n={coins}' };
  gateway = new FakeGateway();
  gateway.answer('GET /api/config', () => json(config));
  gateway.answer(WALLET, () => json({ userId: 'ada-id', balance }));
  store = new SessionStore(gateway.fetch);
  await store.signIn('ada');
});
afterEach(() => void vi.useRealTimers());

describe('usePurchase', () => {
  it('should lead the signed-in user to the shop', async () => {
    const result = await purchaseHook();

    expect(result.current.linkFor(47)).toBe('https://shop.test/?u=ada-id&n=47');
    act(() => store.signOut());
    expect(result.current.linkFor(47)).toBeNull();
  });

  it.each([
    ['where coins are given away', { profile: 'local', purchaseUrl: 'https://shop.test/' }],
    ['where nobody sells', { profile: 'prod', purchaseUrl: null }],
    ['where the server is older', { profile: 'prod' }],
  ])('should lead nowhere %s', async (_where, told) => {
    config = told;
    const result = await purchaseHook();

    expect(result.current.linkFor(47)).toBeNull();
  });

  it('should not look at the wallet before the link was followed', async () => {
    await purchaseHook();
    const before = looks();

    back();
    await elapse(LOOK_FOR);

    expect(looks()).toBe(before);
  });

  it('should look when the buyer is back until the coins have come', async () => {
    // Given
    const result = await purchaseHook();
    act(() => result.current.follow());
    const before = looks();
    await elapse(60_000);
    expect(looks()).toBe(before);
    // When
    back();
    await elapse(LOOK_EVERY + 10);
    expect(looks()).toBe(before + 2);
    balance = 103;
    await elapse(LOOK_EVERY);
    // Then
    expect(onCame).toHaveBeenCalledExactlyOnceWith(100);
    await elapse(LOOK_FOR);
    expect(looks()).toBe(before + 3);
  });

  it('should give up after a while, and begin anew when the buyer comes back again', async () => {
    // Given
    const result = await purchaseHook();
    act(() => result.current.follow());
    const before = looks();
    back();
    await elapse(10 * LOOK_FOR);
    const given = 1 + LOOK_FOR / LOOK_EVERY;
    expect(looks()).toBe(before + given);
    // When
    balance = 4;
    back();
    await elapse(10);
    // Then
    expect(looks()).toBe(before + given + 1);
    expect(onCame).toHaveBeenCalledWith(1);
  });

  it('should not look while the page is hidden, and once however it is told that the page is back', async () => {
    // Given
    const result = await purchaseHook();
    act(() => result.current.follow());
    const before = looks();
    const visible = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    back();
    await elapse(LOOK_EVERY);
    expect(looks()).toBe(before);
    // When
    visible.mockReturnValue('visible');
    back();
    back();
    await elapse(10);
    // Then
    expect(looks()).toBe(before + 1);
  });

  it('should not look for the coins of whoever comes after the buyer', async () => {
    // Given
    const result = await purchaseHook();
    act(() => result.current.follow());
    await act(() => store.signIn('grace'));
    await elapse(10);
    const before = looks();
    // When
    balance = 500;
    back();
    await elapse(10);
    // Then
    expect(looks()).toBe(before);
    expect(onCame).not.toHaveBeenCalled();
  });

  it('should notice coins that come after others went out', async () => {
    // Given
    const result = await purchaseHook();
    act(() => result.current.follow());
    balance = 1;
    back();
    await elapse(10);
    expect(onCame).not.toHaveBeenCalled();
    // When
    balance = 2;
    await elapse(LOOK_EVERY);
    // Then
    expect(onCame).toHaveBeenCalledWith(1);
  });
});
