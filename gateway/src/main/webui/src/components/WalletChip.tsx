import { Plus } from 'lucide-react';
import { useState } from 'react';
import { testIds } from '../testids';
import { Button } from './Button';
import { CoinIcon } from './CoinIcon';
import { Sheet } from './Sheet';
import { TweenedFigure } from './TweenedFigure';
import { figure } from './words';
import styles from './WalletChip.module.css';

interface WalletChipProps {
  balance: number;
  /** Absent where coins can't be had here. */
  onTopUp?: (coins: number) => Promise<unknown>;
}

const SUMS = [100, 500, 1000];

/** My coins, and more of them where this suite gives them away. */
export function WalletChip({ balance, onTopUp }: WalletChipProps) {
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const topUp = async (coins: number) => {
    setProblem(null);
    try {
      await onTopUp?.(coins);
      setOpen(false);
    } catch (refusal) {
      setProblem(refusal instanceof Error ? refusal.message : 'That did not work. Try again.');
    }
  };
  return (
    <>
      <Button
        className={styles.chip}
        data-testid={testIds.walletChip}
        data-balance={balance}
        disabled={!onTopUp}
        onClick={() => setOpen(true)}
      >
        <CoinIcon size={18} />
        <TweenedFigure value={balance} />
        <span className="visually-hidden">coins{onTopUp ? ', top up' : ''}</span>
        {onTopUp && <Plus size={16} strokeWidth={1.75} aria-hidden="true" />}
      </Button>
      <Sheet title="Top up" open={open} onClose={() => setOpen(false)}>
        <p className={styles.note}>Play money: this suite gives coins away so that you can try gifts.</p>
        <div className={styles.sums}>
          {SUMS.map((sum) => (
            <Button key={sum} onClick={() => void topUp(sum)}>
              <CoinIcon /> {figure(sum)}
            </Button>
          ))}
        </div>
        {problem && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
      </Sheet>
    </>
  );
}
