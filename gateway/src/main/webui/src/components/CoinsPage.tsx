import type { ReactNode } from 'react';
import { cx } from './cx';
import styles from './CoinsPage.module.css';

/** A page about coins: one quiet column, or on a wide screen two where there is more to see. */
export function CoinsPage({
  title,
  wide = false,
  children,
}: {
  title: string;
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <main className={cx(styles.page, wide && styles.wide)}>
      <h1 className={styles.title}>{title}</h1>
      {children}
    </main>
  );
}
