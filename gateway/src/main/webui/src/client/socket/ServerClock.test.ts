import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ServerClock } from './ServerClock';

describe('ServerClock', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 10_000 }));
  afterEach(() => void vi.useRealTimers());

  it('should not take a frame that lay somewhere for a slow server', () => {
    // Given
    const clock = new ServerClock();
    clock.heard(12_000);
    // When
    clock.heard(11_100);
    // Then
    expect(clock.offset).toBe(2_000);
  });

  it('should follow a clock that was set', () => {
    // Given
    const clock = new ServerClock();
    clock.heard(12_000);
    // When
    for (let n = 0; n < 20; n++) {
      vi.advanceTimersByTime(1_000);
      clock.heard(Date.now() - 1_000);
    }
    // Then
    expect(clock.offset).toBe(-1_000);
  });

  it('should not forget what it knew over many frames that waited in a frozen page', () => {
    // Given
    const clock = new ServerClock();
    clock.heard(12_000);
    // When
    vi.setSystemTime(310_000);
    for (let n = 0; n < 500; n++) clock.heard(12_000 + n * 500);
    // Then
    expect(clock.offset).toBe(2_000);
  });
});
