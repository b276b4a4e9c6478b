import { Gift } from 'lucide-react';
import { testIds } from '../testids';
import { RoundButton } from './Button';

/** The gift button, in the accent and under the thumb. */
export function GiftButton({ onOpen }: { onOpen(): void }) {
  return (
    <RoundButton
      name="Send a gift"
      look="accent"
      aria-haspopup="dialog"
      data-testid={testIds.giftOpen}
      onClick={onOpen}
    >
      <Gift size={20} strokeWidth={1.75} aria-hidden="true" />
    </RoundButton>
  );
}
