import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Alarm } from './Alarm';

describe('Alarm', () => {
  const ring = vi.fn();
  let alarm: Alarm;

  beforeEach(() => {
    vi.useFakeTimers({ now: 10_000 });
    ring.mockReset();
    alarm = new Alarm(ring);
  });
  afterEach(() => void vi.useRealTimers());

  it('should ring once, at the moment that was set last', () => {
    // Given
    alarm.set(100);
    alarm.set(300);
    // When / Then
    vi.advanceTimersByTime(299);
    expect(ring).not.toHaveBeenCalled();
    vi.advanceTimersByTime(10_000);
    expect(ring).toHaveBeenCalledTimes(1);
    expect(alarm.isSet).toBe(false);
  });

  it('should ring once after a sleep in which timers stood still', () => {
    // Given
    alarm.set(5_000);
    vi.setSystemTime(14_999);
    alarm.look();
    expect(ring).not.toHaveBeenCalled();
    // When
    vi.setSystemTime(3_610_000);
    alarm.look();
    alarm.look();
    vi.advanceTimersByTime(60_000);
    // Then
    expect(ring).toHaveBeenCalledTimes(1);
  });

  it('should not ring at once for a moment further away than a timer can hold', () => {
    // When
    alarm.set(2 ** 40);
    vi.advanceTimersByTime(24 * 3_600_000);
    // Then
    expect(ring).not.toHaveBeenCalled();
  });

  it('should be silent once cleared', () => {
    // Given
    alarm.set(100);
    // When
    alarm.clear();
    alarm.ringNow();
    vi.advanceTimersByTime(1_000);
    // Then
    expect(ring).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });
});
