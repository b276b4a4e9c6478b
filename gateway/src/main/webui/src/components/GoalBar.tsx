import { Check, Target } from 'lucide-react';
import type { GoalProgress } from '../client';
import { testIds } from '../testids';
import { cx } from './cx';
import { Track } from './Track';
import { counted, figure } from './words';
import styles from './GoalBar.module.css';

interface GoalBarProps {
  goal: GoalProgress;
  /** Its place on the page. */
  className?: string;
}

/** What a creator wants to reach, how far the gifts have come, and what is promised for it. */
export function GoalBar({ goal, className }: GoalBarProps) {
  const { title, reward, targetCoins, coins } = goal;
  const reached = goal.reachedAt !== null;
  const words = `${figure(coins)} of ${counted(targetCoins, 'coin')}`;
  const Picture = reached ? Check : Target;
  return (
    <div
      className={cx(styles.goal, reached && styles.reached, className)}
      title={reward ? `${title}: ${reward}` : title}
      data-testid={testIds.goalBar}
      data-goal-id={goal.goalId}
      data-coins={coins}
      data-reached={reached}
    >
      <p className={styles.words}>
        <Picture size={16} strokeWidth={1.75} aria-hidden="true" className={styles.icon} />
        <b className={styles.title}>{title}</b>
        {reached && <span className={styles.state}>Reached</span>}
        <span className={cx(styles.coins, 'figures')}>{words}</span>
      </p>
      <Track
        label={`Goal: ${title}`}
        value={coins}
        max={targetCoins}
        words={reached ? `Reached, ${words}` : words}
        full={reached /* also when gifts are taken back */}
        plain={!reached}
      />
      {reward && <p className={styles.reward}>{reward}</p>}
    </div>
  );
}
