import { ButtonLink } from './Button';
import { useElapsed } from './useElapsed';
import styles from './NotFound.module.css';

/** How long it may take before that is spoken of, in milliseconds. */
export const LONG = 10_000;

const OFFLINE = 'You are offline. We keep trying; check your connection meanwhile.';
const SLOW = 'It takes longer than usual. We keep trying, so stay here or look who else is live.';

interface RoomOpeningProps {
  offline: boolean;
  /** Why it does not open, where more is known than that nobody answers. */
  words: string | null;
}

/** Before the first word about a stream has come. */
export function RoomOpening({ offline, words }: RoomOpeningProps) {
  const long = useElapsed(LONG);
  const said = words ?? (offline ? OFFLINE : long ? SLOW : null);
  return (
    <main className={styles.page}>
      <h1 role="status">{said ? 'No seat yet' : 'Finding your seat …'}</h1>
      {said && (
        <>
          <p className={styles.words}>{said}</p>
          <ButtonLink to="/live" look="quiet">
            Back to the list
          </ButtonLink>
        </>
      )}
    </main>
  );
}
