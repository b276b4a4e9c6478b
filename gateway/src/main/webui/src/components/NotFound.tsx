import { testIds } from '../testids';
import { ButtonLink } from './Button';
import styles from './NotFound.module.css';

/** A dead end with a way out. */
export function NotFound({ title, words }: { title: string; words: string }) {
  return (
    <main className={styles.page} data-testid={testIds.notFound}>
      <h1>{title}</h1>
      <p className={styles.words}>{words}</p>
      <ButtonLink to="/live" look="accent">
        See who is live
      </ButtonLink>
    </main>
  );
}
