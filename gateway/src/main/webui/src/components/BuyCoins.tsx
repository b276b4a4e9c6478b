import { testIds } from '../testids';
import { LinkAway, type ButtonLook } from './Button';

interface BuyCoinsProps {
  href: string;
  onFollow(): void;
  look?: ButtonLook['look'];
  className?: string;
}

/** The way to the shop. */
export function BuyCoins({ onFollow, ...rest }: BuyCoinsProps) {
  return (
    // A middle click opens the shop just as well.
    <LinkAway data-testid={testIds.buyCoins} onClick={onFollow} onAuxClick={onFollow} {...rest}>
      Get coins
    </LinkAway>
  );
}
