import { useState } from 'react';
import type { PurchaseHook } from '../hooks';
import { testIds } from '../testids';
import { Button } from './Button';
import { BuyCoins } from './BuyCoins';
import { CoinIcon } from './CoinIcon';
import { Panel, PanelNote } from './Panel';
import { figure } from './words';
import styles from './GetCoins.module.css';

const SUMS = [100, 500, 1000];

interface GetCoinsProps {
  /** Absent where no coins are given away. */
  onTopUp?: (coins: number) => Promise<unknown>;
  /** Where they are bought instead. */
  purchase?: PurchaseHook;
}

/** More coins at one press where this suite gives them away; elsewhere where they come from. */
export function GetCoins({ onTopUp, purchase }: GetCoinsProps) {
  const [busy, setBusy] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  if (!onTopUp) return <Sold purchase={purchase} />;
  const topUp = async (coins: number) => {
    if (busy !== null) return;
    setBusy(coins);
    setProblem(null);
    try {
      await onTopUp(coins);
    } catch (refusal) {
      setProblem(refusal instanceof Error ? refusal.message : 'That did not work. Try again.');
    } finally {
      setBusy(null);
    }
  };
  return (
    <Panel title="Get coins">
      <PanelNote>Play money: this suite gives coins away so that you can try gifts.</PanelNote>
      <div className={styles.sums}>
        {SUMS.map((sum) => (
          // Not disabled while one is on its way: the focus would be lost with it.
          <Button
            key={sum}
            aria-disabled={busy !== null}
            data-testid={testIds.walletTopUp}
            data-coins={sum}
            onClick={() => void topUp(sum)}
          >
            <CoinIcon />
            {busy === sum ? (
              'Adding …'
            ) : (
              <span>
                <span className="visually-hidden">Get </span>
                {figure(sum)}
                <span className="visually-hidden"> coins</span>
              </span>
            )}
          </Button>
        ))}
      </div>
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </Panel>
  );
}

function Sold({ purchase }: Pick<GetCoinsProps, 'purchase'>) {
  const shop = purchase?.linkFor(null);
  return (
    <Panel title="Get coins">
      <PanelNote>You buy coins with whoever runs this site. They appear here once they are yours.</PanelNote>
      {purchase && shop && <BuyCoins className={styles.shop} href={shop} onFollow={purchase.follow} />}
    </Panel>
  );
}
