import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GiftSent } from '../client';
import { DURATION, FADE_TIME, LEAD, TOO_OLD } from './figures';
import { GiftStage } from './GiftStage';

const sent = (createdAt: number, change: Partial<GiftSent> = {}): GiftSent => ({
  id: 'g1',
  streamId: 's1',
  senderId: 'u1',
  senderUsername: 'Ada',
  gift: { id: 'rose', name: 'Rose', emoji: '🌹', coinCost: 1, animationType: 'float', rarity: 'common' },
  quantity: 1,
  totalCoins: 1,
  comboId: null,
  comboCount: 0,
  comboCoins: 0,
  comboExpiresAt: null,
  createdAt: new Date(createdAt).toISOString(),
  ...change,
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

  describe('with a combo of two sends', () => {
    const WINDOW = 3000;
    const offset = -3_600_000; // this machine is an hour ahead of the server
    const send = (stage: GiftStage, count: number) => {
      const at = Date.now() + offset;
      const combo = { comboId: 'c1', comboCount: count, comboExpiresAt: new Date(at + WINDOW).toISOString() };
      stage.offer(sent(at, { id: `g${count}`, ...combo }), offset);
    };
    const begun = () => {
      const stage = new GiftStage();
      send(stage, 1);
      vi.advanceTimersByTime(1000);
      send(stage, 2);
      return stage;
    };

    it("should rest until it runs out by the server's clock, then fade and leave by itself", () => {
      // Given
      const stage = begun();
      const phase = () => stage.snapshot().playing.map((each) => each.phase);
      // When
      const seen = [WINDOW - 10, 20, FADE_TIME].map((step) => {
        vi.advanceTimersByTime(step);
        return phase();
      });
      // Then
      expect(seen).toEqual([['resting'], ['fading'], []]);
    });

    it('should leave once the combo is over', () => {
      // Given
      const stage = begun();
      vi.advanceTimersByTime(LEAD + DURATION.float);
      const gift = sent(0).gift;
      const combo = { streamId: 's1', senderId: 'u1', senderUsername: 'Ada', comboCount: 2, comboCoins: 2 };
      // When
      stage.endCombo({ comboId: 'c1', gift, ...combo });
      const fading = stage.snapshot().playing.map((each) => each.phase);
      vi.advanceTimersByTime(FADE_TIME + 10);
      // Then
      expect(fading).toEqual(['fading']);
      expect(stage.snapshot().playing).toEqual([]);
    });
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
