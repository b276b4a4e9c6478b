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
    for (let n = 0; n < 20; n++) clock.heard(9_000);
    // Then
    expect(clock.offset).toBe(-1_000);
  });
});
