import type { CSSProperties } from 'react';
import { hueOf } from './hue';
import styles from './Face.module.css';

/** A person as initial and colour: the same name has the same colour everywhere. Decoration beside the name. */
export function Face({ name, size = 32 }: { name: string; size?: number }) {
  const look = { '--hue': hueOf(name), '--face-size': `${size}px` } as CSSProperties;
  return (
    <span className={styles.face} style={look} aria-hidden="true">
      {[...name.trim()][0]?.toUpperCase() ?? '?'}
    </span>
  );
}
