import { Button } from './Button';
import styles from './Trouble.module.css';

/** What could not be had and why, with another try. */
export function Trouble({ words, onRetry }: { words: string; onRetry(): void }) {
  return (
    <div className={styles.trouble} role="alert">
      <p>{words}</p>
      <Button small look="quiet" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}
