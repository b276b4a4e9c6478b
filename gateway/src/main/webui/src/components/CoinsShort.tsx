import type { PurchaseHook } from '../hooks';
import { testIds } from '../testids';
import { Button } from './Button';
import { BuyCoins } from './BuyCoins';
import { counted, figure } from './words';
import styles from './CoinsShort.module.css';

interface CoinsShortProps {
  short: number;
  busy: boolean;
  /** Absent where no coins are given away. */
  onTopUp?: (coins: number) => void;
  purchase?: PurchaseHook;
}

/** How many coins are missing and how to get them. A top-up is in whole hundreds: one is enough. */
export function CoinsShort({ short, busy, onTopUp, purchase }: CoinsShortProps) {
  const sum = Math.ceil(short / 100) * 100;
  const shop = onTopUp ? null : purchase?.linkFor(short);
  return (
    <div className={styles.short} data-testid={testIds.giftShort}>
      <p>
        You&rsquo;re {counted(short, 'coin')} short.{onTopUp && ' Top up?'}
      </p>
      {onTopUp && (
        <Button look="accent" disabled={busy} onClick={() => onTopUp(sum)} data-testid={testIds.giftTopUp}>
          {busy ? 'Topping up …' : `Top up ${figure(sum)}`}
        </Button>
      )}
      {purchase && shop && <BuyCoins look="accent" href={shop} onFollow={purchase.follow} />}
    </div>
  );
}
