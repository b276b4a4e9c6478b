import type { AnimationType, Rarity } from '../client';

/** How long each animation is on stage, in milliseconds. The CSS keyframes run exactly as long. */
export const DURATION: Record<AnimationType, number> = {
  float: 1800,
  burst: 1200,
  fireworks: 2400,
  confetti: 3000,
};

/** Animations on stage at the same time; the picture stays visible behind them. */
export const MOST_PLAYING = 4;

/** Gifts that wait for a place before further ones are only counted. */
export const MOST_WAITING = 8;

/** How long a sender's card stands at the left edge, in milliseconds. */
export const CARD_TIME = 3000;

/** How long a combo that rested on stage takes to fade once it is over, in milliseconds. The CSS runs exactly as long. */
export const FADE_TIME = 250;

/** Cards at the left edge at the same time. */
export const MOST_CARDS = 3;

/** How long the counter of merged gifts stays after the last one, in milliseconds. */
export const COUNTER_TIME = 3000;

/**
 * From the moment the server accepted a gift to its start on every page, in milliseconds: long enough that the
 * event has reached nearly everybody, so that all pages start together.
 */
export const LEAD = 350;

/**
 * A page that comes to a gift at most this late joins it where the others are; later than that it plays the gift whole
 * from now, since the rest of a flight shows nothing. Milliseconds.
 */
export const CATCH_UP = 500;

/** A gift older than this when it arrives was missed (a line came back): its line is enough. Milliseconds. */
export const TOO_OLD = 8000;

/** Sent gifts a page remembers, so that none is applauded twice: more than there are within `TOO_OLD`. */
export const GIFTS_KNOWN = 1000;

/** Which waiting gift goes first. */
export const PRECEDENCE: Record<Rarity, number> = { common: 0, rare: 1, epic: 2, legendary: 3 };
