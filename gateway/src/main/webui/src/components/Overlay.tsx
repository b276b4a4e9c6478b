import type { CSSProperties, ReactNode } from 'react';
import type { GoalProgress, HypeTrain } from '../client';
import { testIds } from '../testids';
import { GoalBar } from './GoalBar';
import { HypeBar } from './HypeBar';
import { useScale } from './useScale';
import styles from './Overlay.module.css';

interface OverlayProps {
  /** null where none is set. */
  goal: GoalProgress | null;
  /** null where none runs. */
  hype: HypeTrain | null;
  /** Server time minus this machine's, in milliseconds. */
  clockOffset: number;
  /** The gifts. */
  layer: ReactNode;
}

/** What lies over a broadcast: bars at the upper left, gifts everywhere, larger on a larger picture. */
export function Overlay({ goal, hype, clockOffset, layer }: OverlayProps) {
  const scale = useScale();
  return (
    <main
      className={styles.overlay}
      style={{ '--scale': scale } as CSSProperties}
      data-over-picture=""
      data-testid={testIds.overlay}
    >
      <div className={styles.bars}>
        {goal && <GoalBar goal={goal} className={styles.bar} />}
        <HypeBar hype={hype} clockOffset={clockOffset} className={styles.bar} />
      </div>
      {layer}
    </main>
  );
}
