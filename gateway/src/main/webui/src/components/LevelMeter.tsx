import type { CSSProperties } from 'react';
import styles from './LevelMeter.module.css';

/** How loud the microphone hears, `level` 0 to 1. */
export function LevelMeter({ level, off }: { level: number; off: boolean }) {
  const shown = off ? 0 : Math.min(1, Math.max(0, level));
  return (
    <div
      className={styles.meter}
      role="meter"
      aria-label="Microphone level"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(shown * 100)}
      style={{ '--level': shown } as CSSProperties}
    >
      <div className={styles.fill} />
    </div>
  );
}
