import { describe, expect, it } from 'vitest';
import type { Gift } from '../client';
import { countOf, type Applause } from './applause';
import { CARD_TIME, CATCH_UP, DURATION, FADE_TIME, MOST_PLAYING, MOST_WAITING } from './figures';
import { GiftQueue } from './GiftQueue';

const WINDOW = 3000;

const rose: Gift = {
  id: 'gift-rose',
  name: 'Rose',
  emoji: '🌹',
  coinCost: 1,
  animationType: 'float',
  rarity: 'common',
};
const crown: Gift = { ...rose, id: 'gift-crown', name: 'Crown', rarity: 'legendary' };

/** A send that brings its combo to `count` and keeps it open for another three seconds. */
const send = (combo: string, count: number, startsAt = 0, change: Partial<Applause> = {}): Applause => ({
  id: `${combo}-${count}`,
  gift: rose,
  sender: `fan ${combo}`,
  quantity: 1,
  startsAt,
  combo: { id: combo, count, openUntil: startsAt + WINDOW },
  ...change,
});

/** A queue after each of `sends` was offered at its start. */
const after = (...sends: Applause[]): GiftQueue => {
  const queue = new GiftQueue();
  for (const each of sends) {
    queue.offer(each);
    queue.advance(each.startsAt);
  }
  return queue;
};

/** What stands on stage at `now`: which act, its number and what it does. */
const shown = (queue: GiftQueue, now: number) =>
  queue.advance(now).playing.map((each) => `${each.id} ×${countOf(each)} ${each.phase}`);

describe('a combo on stage', () => {
  it('should be as any gift while it has one send, also of several', () => {
    // Given
    const queue = after(send('c', 5, 0, { quantity: 5 }));
    // When
    const [last, over] = [shown(queue, DURATION.float - 1), shown(queue, DURATION.float)];
    // Then
    expect(last).toEqual(['c-5 ×5 playing']);
    expect(over).toEqual([]);
  });

  it('should be as any gift when its only send is followed by its end', () => {
    // Given
    const queue = after(send('c', 1));
    // When
    queue.end('c', 500);
    // Then
    expect(shown(queue, DURATION.float - 1)).toEqual(['c-1 ×1 playing']);
    expect(shown(queue, DURATION.float)).toEqual([]);
  });

  it('should grow by a further send instead of another animation', () => {
    // Given / When
    const queue = after(send('c', 1), send('c', 2, 400), send('c', 7, 800));
    // Then
    expect(queue.advance(900).playing).toMatchObject([
      { id: 'c-1', startedAt: 0, sends: 3, combo: { count: 7 } },
    ]);
  });

  it('should grow while it waits for its time', () => {
    // Given
    const queue = new GiftQueue();
    [send('c', 1, 350), send('c', 2, 450)].forEach((each) => queue.offer(each));
    queue.advance(0);
    // When
    const [before, begun, resting] = [
      shown(queue, 349),
      shown(queue, 350),
      shown(queue, 350 + DURATION.float),
    ];
    // Then
    expect(before).toEqual([]);
    expect(begun).toEqual(['c-1 ×2 playing']);
    expect(resting).toEqual(['c-1 ×2 resting']);
  });

  it('should grow while it waits for a place', () => {
    // Given
    const full = ['p', 'q', 'r', 's'].map((combo) => send(combo, 1));
    const queue = after(...full, send('c', 1), send('c', 2, 100));
    // When
    const stage = shown(queue, DURATION.float);
    // Then
    expect(stage).toEqual(['c-1 ×2 playing']);
  });

  it('should rest until it runs out, then fade and leave', () => {
    // Given
    const queue = after(send('c', 1), send('c', 2, 1000));
    const over = 1000 + WINDOW;
    // When
    const times = [
      DURATION.float - 1,
      DURATION.float,
      over - 1,
      over,
      over + FADE_TIME - 1,
      over + FADE_TIME,
    ];
    // Then
    expect(times.map((time) => shown(queue, time))).toEqual([
      ['c-1 ×2 playing'],
      ['c-1 ×2 resting'],
      ['c-1 ×2 resting'],
      ['c-1 ×2 fading'],
      ['c-1 ×2 fading'],
      [],
    ]);
  });

  it('should say when it rests, fades and leaves', () => {
    // Given
    const queue = after(send('c', 1), send('c', 2, 1000));
    const over = 1000 + WINDOW;
    // When
    const next = [1000, DURATION.float, 1000 + CARD_TIME, over].map((time) => {
      queue.advance(time);
      return queue.nextChange();
    });
    // Then
    expect(next).toEqual([DURATION.float, over, over + FADE_TIME, over + FADE_TIME]);
  });

  it('should leave when it is said to be over', () => {
    // Given
    const queue = after(send('c', 1), send('c', 2, 1000));
    queue.advance(2500);
    // When
    queue.end('c', 2600);
    // Then
    expect(shown(queue, 2600)).toEqual(['c-1 ×2 fading']);
    expect(shown(queue, 2600 + FADE_TIME)).toEqual([]);
  });

  it('should leave with its last keyframe when it is over before that', () => {
    // Given
    const queue = after(send('c', 1), send('c', 2, 400));
    // When
    queue.end('c', 1000);
    // Then
    expect(shown(queue, DURATION.float)).toEqual([]);
  });

  it('should stay for as long as it grows', () => {
    // Given
    const queue = after(...[0, 1, 2, 3].map((n) => send('c', n + 1, n * 1500)));
    // When
    const last = shown(queue, 3 * 1500 + WINDOW - 1);
    // Then
    expect(last).toEqual(['c-1 ×4 resting']);
  });

  it('should rest again when a send comes while it fades', () => {
    // Given
    const queue = after(send('c', 1), send('c', 2, 1000));
    const over = 1000 + WINDOW;
    queue.advance(over);
    // When
    queue.offer(send('c', 3, over + 100));
    // Then
    expect(shown(queue, over + 100)).toEqual(['c-1 ×3 resting']);
  });

  it('should play anew, with all its count, when a send comes after it left', () => {
    // Given
    const queue = after(send('c', 1));
    const late = DURATION.float + 200;
    // When
    queue.offer(send('c', 2, late));
    // Then
    expect(shown(queue, late)).toEqual(['c-2 ×2 playing']);
    expect(shown(queue, late + DURATION.float)).toEqual([]);
  });

  it('should not come back by a send that finds it over and not yet taken away', () => {
    // Given: a page in the background, whose clock was late
    const queue = after(send('c', 1));
    // When
    queue.offer(send('c', 2, DURATION.float + 10));
    // Then
    expect(shown(queue, DURATION.float + 20)).toEqual(['c-2 ×2 playing']);
  });

  it('should take no send twice, neither the first nor a further one, nor after it left', () => {
    // Given
    const queue = after(send('c', 1), send('c', 1), send('c', 2, 100));
    // When
    queue.offer(send('c', 2, 100));
    const playing = queue.advance(200).playing;
    const gone = 100 + WINDOW + FADE_TIME;
    queue.advance(gone);
    queue.offer(send('c', 2, 100));
    // Then
    expect(playing).toMatchObject([{ sends: 2, combo: { count: 2 } }]);
    expect(shown(queue, gone)).toEqual([]);
  });

  it('should leave gifts without a combo apart', () => {
    // Given / When
    const none = { combo: null, sender: 'Ada' };
    const queue = after(send('a', 1, 0, none), send('b', 1, 10, none));
    // Then
    expect(shown(queue, 10)).toEqual(['a-1 ×1 playing', 'b-1 ×1 playing']);
  });

  it('should merge all of a waiting combo into the counter', () => {
    // Given
    const queue = new GiftQueue();
    for (let i = 0; i < MOST_PLAYING + MOST_WAITING; i++) queue.offer(send(`p${i}`, 1));
    // When
    [send('c', 1), send('c', 4, 0, { quantity: 3 })].forEach((each) => queue.offer(each));
    // Then
    expect(queue.advance(0).merged).toBe(4);
  });
});

describe('a stage full of growing combos', () => {
  const resting = () => {
    const combos = ['p', 'q', 'r', 's'];
    return after(
      ...combos.map((combo, n) => send(combo, 1, n * 10)),
      ...combos.map((combo, n) => send(combo, 2, 1500 + n * 10)),
    );
  };

  it('should fade the one that rests longest for a gift that is due, and no other', () => {
    // Given
    const queue = resting();
    queue.advance(2000);
    queue.offer(send('x', 1, 2100, { gift: crown }));
    queue.advance(2001);
    expect(queue.nextChange()).toBe(2100);
    // When
    const [made, begun] = [shown(queue, 2100), shown(queue, 2100 + FADE_TIME)];
    // Then
    expect(made).toEqual(['p-1 ×2 fading', 'q-1 ×2 resting', 'r-1 ×2 resting', 's-1 ×2 resting']);
    expect(begun).toEqual(['q-1 ×2 resting', 'r-1 ×2 resting', 's-1 ×2 resting', 'x-1 ×1 playing']);
  });

  it('should give the place away at the end of the flight when a gift waits already', () => {
    // Given
    const queue = resting();
    queue.offer(send('x', 1, 1600));
    queue.advance(1600);
    // When
    const stage = queue.advance(DURATION.float + CATCH_UP / 5);
    // Then
    expect(stage.playing.map((each) => each.id)).toEqual(['q-1', 'r-1', 's-1', 'x-1']);
    expect(stage.playing.at(-1)).toMatchObject({ startedAt: DURATION.float });
  });

  it('should play the next send of a combo that made room as an act of its own', () => {
    // Given
    const queue = resting();
    queue.advance(2000);
    queue.offer(send('x', 1, 2100));
    queue.advance(2100);
    queue.offer(send('p', 3, 2110));
    queue.advance(2110);
    // When
    const stage = shown(queue, 2110 + FADE_TIME);
    // Then
    expect(stage).toEqual(['r-1 ×2 resting', 's-1 ×2 resting', 'x-1 ×1 playing', 'p-3 ×3 playing']);
  });
});

describe('the card of a combo', () => {
  it('should show its count, stay while it grows and come back with it', () => {
    // Given
    const queue = after(send('c', 5, 0, { quantity: 5 }), send('c', 6, 1000), send('c', 8, 2500));
    // When
    const [kept, gone] = [queue.advance(2500 + CARD_TIME - 1).cards, queue.advance(2500 + CARD_TIME).cards];
    // Then
    expect(kept).toMatchObject([{ id: 'c-5', sender: 'fan c', count: 8 }]);
    expect(gone).toEqual([]);
  });

  it('should begin anew with the next combo', () => {
    // Given / When
    const queue = after(send('c', 3, 0, { sender: 'Ada' }), send('d', 1, 1000, { sender: 'Ada' }));
    // Then
    expect(queue.advance(1000).cards).toMatchObject([{ id: 'c-3', count: 1 }]);
  });
});
