import { describe, expect, it } from 'vitest';
import type { AnimationType, Gift, Rarity } from '../client';
import type { Applause } from './applause';
import { CARD_TIME, CATCH_UP, COUNTER_TIME, DURATION, MOST_WAITING } from './figures';
import { GiftQueue } from './GiftQueue';

const gift = (name: string, animationType: AnimationType = 'float', rarity: Rarity = 'common'): Gift => ({
  id: `gift-${name}`,
  name,
  emoji: '🌹',
  coinCost: 1,
  animationType,
  rarity,
});

const applause = (id: string, with_: Partial<Applause> = {}): Applause => ({
  id,
  gift: gift('Rose'),
  sender: `fan-${id}`,
  quantity: 1,
  startsAt: 0,
  combo: null,
  ...with_,
});

const ids = (of: readonly { id: string }[]) => of.map((each) => each.id);

describe('GiftQueue', () => {
  it('should start a gift at its time, not before', () => {
    // Given
    const queue = new GiftQueue();
    queue.offer(applause('a', { startsAt: 100 }));
    // When
    const [before, at] = [queue.advance(99), queue.advance(100)];
    // Then
    expect(before.playing).toEqual([]);
    expect(ids(at.playing)).toEqual(['a']);
  });

  it('should join a gift it comes to a little late where the other pages are', () => {
    // Given
    const queue = new GiftQueue();
    queue.offer(applause('a', { startsAt: 100 }));
    // When
    const stage = queue.advance(100 + CATCH_UP);
    // Then
    expect(stage.playing).toMatchObject([{ startedAt: 100, endsAt: 100 + DURATION.float }]);
  });

  it('should play a gift whole when it comes far too late to join', () => {
    // Given
    const queue = new GiftQueue();
    queue.offer(applause('a', { startsAt: 100 }));
    // When
    const stage = queue.advance(101 + CATCH_UP);
    // Then
    expect(stage.playing).toMatchObject([{ startedAt: 101 + CATCH_UP }]);
  });

  it('should count a gift that waited from the moment its place was free', () => {
    // Given
    const queue = new GiftQueue();
    ['a', 'b', 'c', 'd', 'e'].forEach((id) => queue.offer(applause(id)));
    queue.advance(0);
    // When
    const stage = queue.advance(DURATION.float + 20);
    // Then
    expect(stage.playing).toMatchObject([{ id: 'e', startedAt: DURATION.float }]);
  });

  it('should not take a gift twice', () => {
    // Given
    const queue = new GiftQueue();
    queue.offer(applause('a'));
    queue.advance(0);
    // When
    queue.offer(applause('a'));
    // Then
    expect(ids(queue.advance(1).playing)).toEqual(['a']);
  });

  it.each(Object.entries(DURATION))('should remove a %s when its time is over', (animation, duration) => {
    // Given
    const queue = new GiftQueue();
    queue.offer(applause('a', { gift: gift('X', animation as AnimationType) }));
    queue.advance(0);
    // When
    const [last, over] = [queue.advance(duration - 1), queue.advance(duration)];
    // Then
    expect(ids(last.playing)).toEqual(['a']);
    expect(over.playing).toEqual([]);
  });

  it('should play four at once and let the rarest waiting one follow', () => {
    // Given
    const queue = new GiftQueue();
    ['a', 'b', 'c', 'd', 'e'].forEach((id) => queue.offer(applause(id)));
    expect(ids(queue.advance(0).playing)).toEqual(['a', 'b', 'c', 'd']);
    queue.offer(applause('crown', { gift: gift('Crown', 'fireworks', 'legendary'), startsAt: 1 }));
    // When
    const stage = queue.advance(DURATION.float);
    // Then
    expect(ids(stage.playing)).toEqual(['crown', 'e']);
  });

  it('should merge what finds no place into a counter that leaves by itself', () => {
    // Given
    const queue = new GiftQueue();
    for (let i = 0; i < 4 + MOST_WAITING; i++) queue.offer(applause(`${i}`));
    queue.offer(applause('late', { quantity: 7, startsAt: 0 }));
    // When
    const [full, later] = [queue.advance(0), queue.advance(COUNTER_TIME)];
    // Then
    expect(full.merged).toBe(7);
    expect(later.merged).toBe(0);
  });

  it('should keep a card for three seconds and count repetitions on it', () => {
    // Given
    const queue = new GiftQueue();
    queue.offer(applause('a', { sender: 'Ada' }));
    queue.advance(0);
    queue.offer(applause('b', { sender: 'Ada', quantity: 4, startsAt: 1000 }));
    // When
    const [combo, gone] = [queue.advance(1000), queue.advance(1000 + CARD_TIME)];
    // Then
    expect(combo.cards).toMatchObject([{ id: 'a', sender: 'Ada', count: 5 }]);
    expect(gone.cards).toEqual([]);
  });

  it('should say when something changes next and that nothing does on an empty stage', () => {
    // Given
    const queue = new GiftQueue();
    expect(queue.nextChange()).toBeNull();
    queue.offer(applause('a', { startsAt: 50 }));
    // When
    queue.advance(0);
    // Then
    expect(queue.nextChange()).toBe(50);
  });
});
