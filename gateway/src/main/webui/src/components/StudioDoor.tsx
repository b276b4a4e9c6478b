import { useState } from 'react';
import type { StreamView } from '../client';
import { testIds } from '../testids';
import { Button, ButtonLink } from './Button';
import styles from './NotFound.module.css';
import { dateAndTime } from './words';

interface StudioDoorProps {
  creator: string;
  streamId: string;
  signedIn: boolean;
  onSignIn?: () => void;
  /** One's own stream that has not begun. */
  scheduled?: StreamView;
  onStart?: () => Promise<unknown>;
}

/** In front of a studio: not yours, not signed in, or not begun. */
export function StudioDoor({ creator, streamId, signedIn, onSignIn, scheduled, onStart }: StudioDoorProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (scheduled && onStart) {
    const start = async () => {
      setBusy(true);
      setProblem(null);
      try {
        await onStart();
      } catch (refusal) {
        setProblem(refusal instanceof Error ? refusal.message : 'That did not work. Try again.');
        setBusy(false);
      }
    };
    return (
      <main className={styles.page}>
        <h1>{scheduled.title}</h1>
        <p className={styles.words}>
          {scheduled.scheduledFor
            ? `Announced for ${dateAndTime(scheduled.scheduledFor)}.`
            : 'Not begun yet.'}{' '}
          Begin whenever you are ready.
        </p>
        <Button look="accent" disabled={busy} data-testid={testIds.studioStart} onClick={() => void start()}>
          {busy ? 'Going live …' : 'Go live now'}
        </Button>
        {problem && <p role="alert">{problem}</p>}
      </main>
    );
  }
  return (
    <main className={styles.page}>
      <h1>This is {creator}’s studio</h1>
      <p className={styles.words}>
        {signedIn ? 'You can watch the stream from the audience.' : `Are you ${creator}? Sign in to go on.`}
      </p>
      {!signedIn && onSignIn && (
        <Button look="accent" onClick={onSignIn}>
          Sign in
        </Button>
      )}
      <ButtonLink to={`/stream/${streamId}`} look={signedIn ? 'accent' : 'quiet'}>
        Watch the stream
      </ButtonLink>
    </main>
  );
}
