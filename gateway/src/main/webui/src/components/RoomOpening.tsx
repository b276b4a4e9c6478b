import { ButtonLink } from './Button';
import styles from './NotFound.module.css';

/** Before the first word about a stream has come. */
export function RoomOpening({ offline }: { offline: boolean }) {
  return (
    <main className={styles.page}>
      <h1 role="status">{offline ? 'No answer yet' : 'Finding your seat …'}</h1>
      {offline && (
        <>
          <p className={styles.words}>
            Ovation does not answer. We keep trying; check your connection meanwhile.
          </p>
          <ButtonLink to="/live" look="quiet">
            Back to the list
          </ButtonLink>
        </>
      )}
    </main>
  );
}
