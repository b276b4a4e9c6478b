import type { HypeTrain } from '../client';
import type { StreamFeedHook } from '../hooks';
import { useTold } from './useTold';

/** Below it a train came to nothing and goes without a word. */
const WORTH_A_CARD = 2;

/** The hype train that ended just now, else null. */
export function useHypeEnded({ onHypeEnded }: Pick<StreamFeedHook, 'onHypeEnded'>): HypeTrain | null {
  return useTold(onHypeEnded, idOfRaised);
}

const idOfRaised = ({ hypeId, level }: HypeTrain) => (level >= WORTH_A_CARD ? hypeId : null);
