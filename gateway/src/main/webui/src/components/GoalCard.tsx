import { Target } from 'lucide-react';
import type { GoalReached } from '../client';
import { testIds } from '../testids';
import styles from './GoalCard.module.css';

/** That a goal is reached, at the left edge with the senders' cards for a few seconds. */
export function GoalCard({ goal: { goalId, title, reward } }: { goal: GoalReached }) {
  return (
    <div className={styles.card} data-over-picture="" data-testid={testIds.goalReached} data-goal-id={goalId}>
      <Target size={24} strokeWidth={1.75} aria-hidden="true" className={styles.icon} />
      <p className={styles.words}>
        <b className={styles.reached}>Goal reached</b>
        <span className={styles.line}>{title}</span>
        {reward && <span className={styles.line}>{reward}</span>}
      </p>
    </div>
  );
}
