import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { ProblemError, unreachable } from './problem';
import { newKey, settle } from './settle';
import { Wishes } from './Wishes';

const refusal = (status: number, slug: string, retryAfter?: number) =>
  new ProblemError({ status, slug, title: '', detail: '', retryAfter });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('settle', () => {
  it.each([
    ['no answer', unreachable()],
    ['504 outcome-unknown', refusal(504, 'outcome-unknown')],
    ['409 idempotency-in-progress', refusal(409, 'idempotency-in-progress')],
    ['503', refusal(503, 'gift-unavailable', 1)],
  ])('should repeat after %s', async (_, error) => {
    const attempt = vi.fn().mockRejectedValueOnce(error).mockResolvedValueOnce('receipt');

    const outcome = settle(attempt);
    await vi.advanceTimersByTimeAsync(1_000);

    expect(await outcome).toBe('receipt');
    expect(attempt).toHaveBeenCalledTimes(2);
  });

  it('should not repeat a refusal', async () => {
    const attempt = vi.fn().mockRejectedValue(refusal(402, 'insufficient-coins'));

    await expect(settle(attempt)).rejects.toMatchObject({ slug: 'insufficient-coins' });
    expect(attempt).toHaveBeenCalledTimes(1);
  });

  it('should wait as long as the server asks', async () => {
    const attempt = vi
      .fn()
      .mockRejectedValueOnce(refusal(503, 'gift-unavailable', 9))
      .mockResolvedValueOnce(1);

    void settle(attempt);
    await vi.advanceTimersByTimeAsync(8_999);
    expect(attempt).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(attempt).toHaveBeenCalledTimes(2);
  });

  it('should give up after the last attempt', async () => {
    const attempt = vi.fn().mockRejectedValue(unreachable());

    const outcome = expect(settle(attempt, { attempts: 3 })).rejects.toMatchObject({ status: 0 });
    await vi.advanceTimersByTimeAsync(60_000);

    await outcome;
    expect(attempt).toHaveBeenCalledTimes(3);
  });
});

describe('Wishes', () => {
  it('should go on with the key of a wish whose outcome stayed unknown', async () => {
    // Given
    const wishes = new Wishes();
    const keys: string[] = [];
    const write = (error?: Error) => async (key: string) => {
      keys.push(key);
      if (error) throw error;
    };

    // When
    await wishes.fulfil('rose', write(unreachable()), { attempts: 1 }).catch(() => undefined);
    await wishes.fulfil('rose', write());
    await wishes.fulfil('rose', write());

    // Then
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  it('should take the same wish twice at once for two', async () => {
    const wishes = new Wishes();
    const write = vi.fn<(key: string) => Promise<void>>(async () => undefined);

    await Promise.all([wishes.fulfil('rose', write), wishes.fulfil('rose', write)]);

    expect(new Set(write.mock.calls.map(([key]) => key)).size).toBe(2);
  });

  it('should forget the key of a refused wish', async () => {
    const wishes = new Wishes();
    const keys: string[] = [];
    const write = async (key: string) => {
      keys.push(key);
      throw refusal(402, 'insufficient-coins');
    };

    await wishes.fulfil('rose', write).catch(() => undefined);
    await wishes.fulfil('rose', write).catch(() => undefined);

    expect(keys[0]).not.toBe(keys[1]);
  });
});

describe('newKey', () => {
  it('should make a UUID also where the page is not served securely', () => {
    vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });

    expect(newKey()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    vi.unstubAllGlobals();
  });
});
