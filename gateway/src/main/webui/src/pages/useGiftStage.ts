import { useEffect, useState } from 'react';
import type { StreamFeedHook } from '../hooks';
import { GiftStage } from '../stage';

/**
 * The stage on which a feed's gifts play.
 *
 * @param wanted false for a page that shows none
 */
export function useGiftStage(
  { onGift, onComboEnded }: Pick<StreamFeedHook, 'onGift' | 'onComboEnded'>,
  wanted = true,
): GiftStage {
  const [stage] = useState(() => new GiftStage());
  useEffect(() => {
    if (wanted) return onGift((gift, { clockOffset }) => stage.offer(gift, clockOffset));
  }, [onGift, stage, wanted]);
  useEffect(() => onComboEnded((combo) => stage.endCombo(combo)), [onComboEnded, stage]);
  useEffect(() => stage.close, [stage]);
  return stage;
}
