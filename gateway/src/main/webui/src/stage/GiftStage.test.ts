import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GiftSent } from '../client';
import { DURATION, LEAD, TOO_OLD } from './figures';
import { GiftStage } from './GiftStage';

const sent = (createdAt: number): GiftSent => ({
  id: 'g1',
  streamId: 's1',
  senderId: 'u1',
  senderUsername: 'Ada',
  gift: { id: 'rose', name: 'Rose', emoji: '🌹', coinCost: 1, animationType: 'float', rarity: 'common' },
  quantity: 1,
  totalCoins: 1,
  createdAt: new Date(createdAt).toISOString(),
});

describe('GiftStage', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("should start by the server's clock when this machine's clock is wrong", () => {
    // Given: this machine is an hour behind the server
    const offset = 3_600_000;
    const stage = new GiftStage();
    stage.offer(sent(Date.now() + offset), offset);
    // When
    vi.advanceTimersByTime(LEAD - 10);
    const before = stage.snapshot().playing.length;
    vi.advanceTimersByTime(20);
    // Then
    expect([before, stage.snapshot().playing.length]).toEqual([0, 1]);
  });

  it('should clear the stage by itself and tell its listeners', () => {
    // Given
    const stage = new GiftStage();
    const heard = vi.fn();
    stage.subscribe(heard);
    stage.offer(sent(Date.now()), 0);
    // When
    vi.advanceTimersByTime(LEAD + DURATION.float + 100);
    // Then
    expect(stage.snapshot().playing).toEqual([]);
    expect(heard).toHaveBeenCalled();
  });

  it('should not replay a gift that was missed long ago', () => {
    // Given
    const stage = new GiftStage();
    // When
    stage.offer(sent(Date.now() - TOO_OLD - 1), 0);
    vi.advanceTimersByTime(1000);
    // Then
    expect(stage.snapshot().playing).toEqual([]);
  });
});
