import { Eye } from 'lucide-react';
import type { Broadcast, StreamStatus } from '../client';
import { testIds } from '../testids';
import { cx } from './cx';
import { TweenedFigure } from './TweenedFigure';
import styles from './LiveBadge.module.css';

interface LiveBadgeProps {
  status: StreamStatus;
  broadcast: Broadcast;
  /** null while unknown. */
  viewers: number | null;
}

/** LIVE, the one red thing, with how many watch. A stream whose picture is not there says so in calm colours. */
export function LiveBadge({ status, broadcast, viewers }: LiveBadgeProps) {
  const word = wordFor(status, broadcast);
  return (
    <span className={styles.badge}>
      <span className={cx(styles.state, word !== 'LIVE' && styles.calm)}>{word}</span>
      {status === 'live' && viewers !== null && (
        <span className={styles.count}>
          <Eye size={14} strokeWidth={1.75} aria-hidden="true" />
          <span data-testid={testIds.viewerCount} data-count={viewers}>
            <TweenedFigure value={viewers} />
          </span>
          <span className="visually-hidden">{viewers === 1 ? 'viewer' : 'viewers'}</span>
        </span>
      )}
    </span>
  );
}

function wordFor(status: StreamStatus, broadcast: Broadcast): string {
  if (status === 'scheduled') return 'SOON';
  if (status === 'ended') return 'ENDED';
  if (broadcast === 'waiting') return 'STARTING';
  return 'LIVE';
}
