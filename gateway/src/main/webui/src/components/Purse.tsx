import type { ReactNode } from 'react';
import { CoinIcon } from './CoinIcon';
import { TweenedFigure } from './TweenedFigure';
import styles from './Purse.module.css';

interface PurseProps {
  name: string;
  /** null while unknown. */
  balance: number | null;
  /** For journeys. */
  id: string;
  children?: ReactNode;
}

/** The coins one has, in the light. */
export function Purse({ name, balance, id, children }: PurseProps) {
  return (
    <div className={styles.purse}>
      <p className={styles.name}>{name}</p>
      <p className={styles.balance} data-testid={id} data-balance={balance ?? undefined}>
        <CoinIcon size={40} />
        {balance === null ? (
          <>
            <span aria-hidden="true">…</span>
            <span className="visually-hidden">not known yet</span>
          </>
        ) : (
          <>
            <TweenedFigure value={balance} />
            <span className="visually-hidden">{balance === 1 ? ' coin' : ' coins'}</span>
          </>
        )}
      </p>
      {children}
    </div>
  );
}

/** A sentence below the balance. */
export function PurseNote({ wrong = false, children }: { wrong?: boolean; children: ReactNode }) {
  return <p className={wrong ? styles.wrong : styles.note}>{children}</p>;
}
