import { useId, type ReactNode } from 'react';
import styles from './Panel.module.css';

/** A titled part of a page. `half` shares its row with the next one where there is room. */
export function Panel({
  title,
  half = false,
  children,
}: {
  title: string;
  half?: boolean;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={id} data-half={half ? '' : undefined}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** What a panel says where it has nothing to show. */
export function PanelNote({ children }: { children: ReactNode }) {
  return <p className={styles.note}>{children}</p>;
}

/** Stands for lines that are on their way. */
export function PanelWaiting({ name, lines = 4 }: { name: string; lines?: number }) {
  return (
    <div className={styles.ghosts} role="status" aria-label={name}>
      {Array.from({ length: lines }, (_, i) => (
        <div key={i} className={styles.ghost} />
      ))}
    </div>
  );
}
