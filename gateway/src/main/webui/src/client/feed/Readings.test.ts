import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { unreachable } from '../problem';
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
