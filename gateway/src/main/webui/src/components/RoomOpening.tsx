import { ButtonLink } from './Button';
import styles from './NotFound.module.css';

interface RoomOpeningProps {
  offline: boolean;
  /** Why it does not open, where more is known than that nobody answers. */
  words: string | null;
}

/** Before the first word about a stream has come. */
export function RoomOpening({ offline, words }: RoomOpeningProps) {
  const waits = offline || words !== null;
  return (
    <main className={styles.page}>
      <h1 role="status">{waits ? 'No seat yet' : 'Finding your seat …'}</h1>
      {waits && (
        <>
          <p className={styles.words}>
            {words ?? 'You are offline. We keep trying; check your connection meanwhile.'}
          </p>
          <ButtonLink to="/live" look="quiet">
            Back to the list
          </ButtonLink>
        </>
      )}
    </main>
  );
}
