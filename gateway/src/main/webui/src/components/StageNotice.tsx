import type { ReactNode } from 'react';
import { testIds } from '../testids';
import { cx } from './cx';
import styles from './StageNotice.module.css';

interface StageNoticeProps {
  /** Names the state for journeys: waiting, interrupted, no-media … */
  state: string;
  title: string;
  children?: ReactNode;
  /** Breathes behind the words while one waits. */
  thumbnailUrl?: string | null;
  /** The last picture stays visible, dimmed. */
  overPicture?: boolean;
}

/** What the stage says while there is no picture: what happened and what to do. */
export function StageNotice({ state, title, children, thumbnailUrl, overPicture = false }: StageNoticeProps) {
  return (
    <div
      className={cx(styles.notice, overPicture && styles.dimmed)}
      role="status"
      data-testid={testIds.stageNotice}
      data-state={state}
      data-over-picture=""
    >
      {thumbnailUrl && <img className={styles.breathing} src={thumbnailUrl} alt="" />}
      {!thumbnailUrl && !overPicture && <div className={styles.light} aria-hidden="true" />}
      <div className={styles.words}>
        <h2 className={styles.title}>{title}</h2>
        {children}
      </div>
    </div>
  );
}
