import { describe, expect, it } from 'vitest';
import type { Gift } from '../client';
import type { Phase, Playing } from '../stage';
import { asideOf } from './giftPlaces';
import { crown, rose, star } from './samples';

const playing = (id: string, gift: Gift, phase: Phase = 'resting'): Playing => ({
  id,
  gift,
  phase,
  sender: 'Grace',
  quantity: 1,
  combo: null,
  sends: 2,
  yielded: false,
  ...{ startsAt: 0, startedAt: 0, restsAt: 0, fadesAt: 0, endsAt: 0 },
});

const places = (gifts: Playing[], still = false) => gifts.map((each) => asideOf(each, gifts, still));

describe('asideOf', () => {
  it('should keep the first of a place on it and set others right and left of it', () => {
    const gifts = ['a', 'b', 'c', 'd'].map((id) => playing(id, star));

    expect(places(gifts)).toEqual([0, 1, -1, 2]);
  });

  it('should set floats of one lane above each other', () => {
    // Given: 0 and 4 rise in one lane, 1 in another
    const gifts = ['0', '4', '1'].map((id) => playing(id, rose));

    expect(places(gifts)).toEqual([0, 1, 0]);
  });

  it('should not step aside for what still plays or rests elsewhere', () => {
    const gifts = [playing('a', star, 'playing'), playing('b', crown), playing('c', star)];

    expect(places(gifts)).toEqual([0, 0, 0]);
  });

  it('should know one place only for people who want less motion', () => {
    const gifts = [playing('0', rose), playing('b', star), playing('c', crown)];

    expect(places(gifts, true)).toEqual([0, 1, -1]);
  });
});
