import { testIds } from '../testids';
import styles from './ConnectionBar.module.css';

export type LineState =
  | 'connecting'
  | 'live'
  /** Live, after more was missed than could be caught up. */
  | 'reloaded'
  | 'catching-up'
  | 'offline'
  | 'ended'
  | 'stopped';

const WORDS: Partial<Record<LineState, string>> = {
  connecting: 'Connecting …',
  reloaded: 'You were away for a while. All is up to date again; some older lines and gifts may be missing.',
  'catching-up': 'Catching up …',
  offline: 'You are offline. We keep trying and catch up on what you miss.',
};

interface ConnectionBarProps {
  state: LineState;
  /** Said instead of what the state alone says. */
  words?: string | null;
}

/** My own line, in one thin bar at the top, on a phone in the flow of what stands there; nothing while all is well. */
export function ConnectionBar({ state, words }: ConnectionBarProps) {
  const said = words ?? WORDS[state];
  return (
    <div
      role="status"
      className={styles.place}
      data-testid={testIds.connectionBar}
      data-state={state}
      data-said={said ? '' : undefined}
    >
      {said && <p className={styles.bar}>{said}</p>}
    </div>
  );
}
