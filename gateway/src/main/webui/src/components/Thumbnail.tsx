import type { CSSProperties } from 'react';
import { hueOf } from './hue';
import styles from './Thumbnail.module.css';

/** A stream's picture; without one a lit stage in the colour of its title. */
export function Thumbnail({ url, title }: { url: string | null; title: string }) {
  if (url) return <img className={styles.picture} src={url} alt="" loading="lazy" decoding="async" />;
  return (
    <div className={styles.stage} style={{ '--hue': hueOf(title) } as CSSProperties} aria-hidden="true" />
  );
}
