import type { CSSProperties } from 'react';
import { cx } from './cx';
import styles from './Track.module.css';

interface TrackProps {
  /** What it measures, for who doesn't see it. */
  label: string;
  value: number;
  /** The whole; more than that is shown as all of it. */
  max: number;
  /** The value in words. */
  words: string;
  /** Full, whatever the value. */
  full?: boolean;
  /** Not yet in the colour of coins. */
  plain?: boolean;
  /** Another one begins empty instead of running back. */
  lap?: number;
}

/** A thin line that fills. */
export function Track({ label, value, max, words, full = false, plain = false, lap }: TrackProps) {
  const part = full ? 1 : Math.min(1, value / max);
  return (
    <div
      className={styles.track}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.min(value, max)}
      aria-valuetext={words}
    >
      <div
        key={lap}
        className={cx(styles.fill, plain && styles.plain)}
        style={{ '--part': part } as CSSProperties}
      />
    </div>
  );
}
