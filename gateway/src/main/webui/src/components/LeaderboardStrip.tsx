import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import type { Leaderboard } from '../client';
import { testIds } from '../testids';
import { Coins } from './Coins';
import { Face } from './Face';
import { LeaderboardList } from './LeaderboardList';
import { Sheet } from './Sheet';
import styles from './LeaderboardStrip.module.css';

interface LeaderboardStripProps {
  /** null while unknown. */
  board: Leaderboard | null;
  /** Only the faces, for the top bar of a phone. */
  small?: boolean;
}

/** The three who applaud loudest; opens to the whole board. */
export function LeaderboardStrip({ board, small = false }: LeaderboardStripProps) {
  const [open, setOpen] = useState(false);
  const items = board?.items ?? [];
  if (items.length === 0) {
    return small ? null : <p className={styles.nobody}>No gifts yet. The first one leads the board.</p>;
  }
  return (
    <>
      <button
        type="button"
        className={small ? styles.small : styles.strip}
        data-testid={testIds.leaderboardOpen}
        aria-label="Leaderboard"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {items.slice(0, 3).map((entry) => (
          <span key={entry.userId} className={styles.place}>
            <Face name={entry.username} size={small ? 26 : 30} />
            {!small && (
              <span className={styles.words}>
                <span className={styles.name}>{entry.username}</span>
                <Coins value={entry.totalCoins} size={12} />
              </span>
            )}
          </span>
        ))}
        {!small && <ChevronDown size={18} strokeWidth={1.75} aria-hidden="true" className={styles.more} />}
      </button>
      <Sheet title="Top fans" open={open} onClose={() => setOpen(false)}>
        <LeaderboardList items={items} />
        <p className={styles.total}>
          All gifts together: <Coins value={board?.totalCoins ?? 0} />
        </p>
      </Sheet>
    </>
  );
}
