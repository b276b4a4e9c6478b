import { Button, ButtonLink } from './Button';
import styles from './NotFound.module.css';

interface InvitationProps {
  title: string;
  words: string;
  /** Absent where signing in does not help. */
  onSignIn?: () => void;
}

/** In front of a page that has something for others only: what it is, and the way in or on. */
export function Invitation({ title, words, onSignIn }: InvitationProps) {
  return (
    <main className={styles.page}>
      <h1>{title}</h1>
      <p className={styles.words}>{words}</p>
      {onSignIn && (
        <Button look="accent" onClick={onSignIn}>
          Sign in
        </Button>
      )}
      <ButtonLink to="/live" look={onSignIn ? 'quiet' : 'accent'}>
        See who is live
      </ButtonLink>
    </main>
  );
}
