import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError, unreachable } from '../problem';
import { Readings } from './Readings';

describe('Readings', () => {
  let readings: Readings;
  const take = vi.fn<(answer: string) => void>();

  beforeEach(() => {
    vi.useFakeTimers();
    take.mockReset();
    readings = new Readings(() => 1);
  });
  afterEach(() => {
    readings.stop();
    vi.useRealTimers();
  });

  const elapse = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
  const in5s = (answer: string) => () =>
    new Promise<string>((resolve) => void setTimeout(() => resolve(answer), 5_000));

  it('should take the answer of the newest reading of a name alone', async () => {
    // Given
    readings.begin('messages', in5s('old'), take);
    readings.begin('stream', in5s('another'), take);
    await elapse(1_000);
    // When
    readings.begin('messages', in5s('new'), take);
    await elapse(10_000);
    // Then
    expect(take.mock.calls).toEqual([['another'], ['new']]);
  });

  it('should wait as long as the server asks', async () => {
    const refusal = { status: 503, slug: 'gift-unavailable', title: '', detail: '', retryAfter: 30 };
    const ask = vi.fn(() => Promise.reject(new ProblemError(refusal)));
    readings.begin('leaderboard', ask, take);
    await elapse(29_000);
    expect(ask).toHaveBeenCalledTimes(1);
    await elapse(2_000);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('should ask on after a refusal that is none of Ovation’s', async () => {
    const between = { status: 404, slug: 'http-404', title: 'Not Found', detail: '' };
    const ask = vi.fn(() => Promise.reject(new ProblemError(between)));
    readings.begin('messages', ask, take);
    await elapse(3_000);
    expect(ask.mock.calls.length).toBeGreaterThan(1);
  });

  it('should hold one timer however often a reading that fails is begun', async () => {
    // When
    for (let n = 0; n < 20; n++) {
      readings.begin('messages', () => Promise.reject(unreachable()), take);
      await elapse(10);
    }
    // Then
    expect(vi.getTimerCount()).toBe(1);
  });
});
