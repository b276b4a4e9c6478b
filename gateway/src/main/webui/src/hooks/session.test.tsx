import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { json, problem, token } from '../client/testing/samples';
import { readSession } from './keptSession';
import { useGiftCatalog, useWallet } from './readings';
import { SessionProvider, useSession } from './session';
import { SessionStore } from './SessionStore';
import { FakeGateway } from './testing/FakeGateway';

let gateway: FakeGateway;

function sessionHook() {
  const store = new SessionStore(gateway.fetch);
  const wrapper = ({ children }: { children: ReactNode }) => (
    <SessionProvider store={store}>{children}</SessionProvider>
  );
  return { store, wrapper, ...renderHook(useSession, { wrapper }) };
}

beforeEach(() => void (gateway = new FakeGateway()));
afterEach(() => void vi.useRealTimers());

describe('useSession', () => {
  it('should begin as a guest and sign in', async () => {
    const { result } = sessionHook();
    expect(result.current.user).toBeNull();

    await act(() => result.current.signIn(' ada '));

    expect(result.current.user).toEqual({ userId: 'ada-id', username: 'ada', roles: ['viewer', 'creator'] });
  });

  it('should still know who is signed in after a reload of the tab, and in this tab only', async () => {
    const { result } = sessionHook();
    await act(() => result.current.signIn('ada'));

    expect(sessionHook().result.current.user?.username).toBe('ada');
    expect(JSON.stringify(localStorage)).not.toContain('ada');
  });

  it('should forget an expired token', () => {
    const kept = { token: token('ada', Date.now() - 7200_000), userId: 'ada-id', username: 'ada', roles: [] };
    sessionStorage.setItem('ovation.session', JSON.stringify(kept));

    expect(readSession()).toBeNull();
  });

  it('should switch and sign out', async () => {
    const { result } = sessionHook();
    await act(() => result.current.signIn('ada'));
    await act(() => result.current.switchTo('grace'));
    expect(result.current.user?.username).toBe('grace');

    act(() => result.current.signOut());

    expect(result.current.user).toBeNull();
    expect(sessionHook().result.current.user).toBeNull();
  });

  it('should say why not', async () => {
    gateway.answer('POST /api/identity/token', () => problem(400, 'validation-failed'));
    const { result } = sessionHook();

    await expect(result.current.signIn('')).rejects.toMatchObject({ slug: 'validation-failed' });
  });

  it('should be one guest in all tabs', () => {
    expect(sessionHook().result.current.deviceId).toBe(sessionHook().result.current.deviceId);
    expect(localStorage.getItem('ovation.device')).toBe(sessionHook().result.current.deviceId);
  });
});

describe('renewal', () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-22T20:00:00Z') }));

  it('should get a new token at half its life', async () => {
    const store = new SessionStore(gateway.fetch);
    const stop = store.start();
    await store.signIn('ada');
    const first = store.current()?.token;

    await vi.advanceTimersByTimeAsync(1799_000);
    expect(gateway.count('POST /api/identity/token')).toBe(1);
    await vi.advanceTimersByTimeAsync(2_000);

    expect(gateway.count('POST /api/identity/token')).toBe(2);
    expect(store.current()?.token).not.toBe(first);
    stop();
  });

  it('should ask once for all who want one, and not for a young token', async () => {
    const store = new SessionStore(gateway.fetch);
    await store.signIn('ada');
    await store.renew();
    expect(gateway.count('POST /api/identity/token')).toBe(1);

    vi.setSystemTime(Date.now() + 3000_000);
    await Promise.all([store.renew(), store.renew()]);

    expect(gateway.count('POST /api/identity/token')).toBe(2);
    store.start()();
  });

  it('should replace a token the server refuses, however young, and only that one', async () => {
    const store = new SessionStore(gateway.fetch);
    await store.signIn('ada');
    const refused = store.current()!.token;
    vi.setSystemTime(Date.now() + 5_000);

    await store.renew(refused);
    expect(store.current()!.token).not.toBe(refused);
    await store.renew(refused);

    expect(gateway.count('POST /api/identity/token')).toBe(2);
  });

  it('should come back with a new token after a sleep in which the old one ran out', async () => {
    const store = new SessionStore(gateway.fetch);
    await store.signIn('ada');
    const old = store.current()!.token;
    gateway.answer('GET /api/wallet', ({ headers }) =>
      headers.Authorization === `Bearer ${old}`
        ? problem(401, 'invalid-token')
        : json({ userId: 'ada-id', balance: 7 }),
    );
    vi.setSystemTime(Date.now() + 8 * 3600_000);

    const wallet = store.client.wallet();
    await vi.advanceTimersByTimeAsync(60_000);

    expect((await wallet).balance).toBe(7);
    expect(gateway.count('POST /api/identity/token')).toBe(2);
  });

  it.each([
    ['ada', 'something in between', () => new Response('<html>Oops</html>', { status: 500 })],
    ['ada', 'a default page', () => new Response('<html>Nothing here</html>', { status: 404 })],
    [undefined, 'Ovation itself', () => problem(403, 'forbidden')],
  ])('should leave %s signed in where %s refuses the new token', async (username, _, answer) => {
    const store = new SessionStore(gateway.fetch);
    const stop = store.start();
    await store.signIn('ada');
    gateway.answer('POST /api/identity/token', answer);

    await vi.advanceTimersByTimeAsync(1801_000);

    expect(gateway.count('POST /api/identity/token')).toBe(2);
    expect(store.current()?.username).toBe(username);
    stop();
  });

  it('should not bring back who signed out meanwhile', async () => {
    const store = new SessionStore(gateway.fetch);
    await store.signIn('ada');
    vi.setSystemTime(Date.now() + 3000_000);

    const renewed = store.renew();
    store.signOut();
    await renewed;

    expect(store.current()).toBeNull();
  });
});

describe('readings', () => {
  it('should know no balance of a guest and that of a user, and take it from a top-up', async () => {
    gateway.answer('POST /api/wallet/top-ups', () =>
      Response.json({ id: 't', userId: 'ada-id', coins: 100, balance: 1100, createdAt: '' }, { status: 201 }),
    );
    const { store, wrapper } = sessionHook();
    const { result } = renderHook(useWallet, { wrapper });
    expect(result.current.balance).toBeNull();
    expect(gateway.count('GET /api/wallet')).toBe(0);

    await act(() => store.signIn('ada'));
    await waitFor(() => expect(result.current.balance).toBe(1000));
    await act(async () => void (await result.current.topUp(100)));

    await waitFor(() => expect(result.current.balance).toBe(1100));
    expect(gateway.requests.at(-1)?.headers['Idempotency-Key']).toBeTruthy();
  });

  it('should tell a refusal', async () => {
    gateway.answer('GET /api/gifts', () => problem(400, 'bad-path'));
    const { wrapper } = sessionHook();
    const { result } = renderHook(useGiftCatalog, { wrapper });

    await waitFor(() => expect(result.current.error?.slug).toBe('bad-path'));
    expect(result.current.loading).toBe(false);
  });
});
