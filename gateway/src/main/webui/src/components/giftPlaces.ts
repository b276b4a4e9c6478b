import type { Playing } from '../stage';

/** The last hex digit of the id spreads floats over four lanes, the same on every page. */
export function laneOf(id: string): number {
  return (Number.parseInt(id.slice(-1), 16) || 0) % 4;
}

/**
 * How many steps from its place a gift rests: the first one of a place on it, the others beside it, floats above each
 * other, the rest right and left by turns (1, −1, 2). `still` ones all stand at one place.
 */
export function asideOf(gift: Playing, playing: readonly Playing[], still = false): number {
  const placeOf = still ? () => 'still' : placeInMotion;
  const before = playing
    .slice(0, playing.indexOf(gift))
    .filter((each) => each.phase !== 'playing' && placeOf(each) === placeOf(gift)).length;
  if (gift.gift.animationType === 'float' && !still) return before;
  return before % 2 === 1 ? (before + 1) / 2 : 0 - before / 2;
}

/** Gifts with the same one rest at the same spot. */
function placeInMotion({ id, gift: { animationType } }: Playing): string {
  if (animationType === 'float') return `float ${laneOf(id)}`;
  return animationType === 'burst' ? 'burst' : 'herald';
}
