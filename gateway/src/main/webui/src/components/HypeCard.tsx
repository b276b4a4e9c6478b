import { Flame } from 'lucide-react';
import type { HypeTrain } from '../client';
import { testIds } from '../testids';
import styles from './GoalCard.module.css';

/** How far a hype train came, at the left edge with the senders' cards for a few seconds. */
export function HypeCard({ ended: { hypeId, level } }: { ended: HypeTrain }) {
  return (
    <div className={styles.card} data-over-picture="" data-testid={testIds.hypeEnded} data-hype-id={hypeId}>
      <Flame size={24} strokeWidth={1.75} aria-hidden="true" className={styles.icon} />
      <b className={styles.reached}>Hype ended at level {level}</b>
    </div>
  );
}
