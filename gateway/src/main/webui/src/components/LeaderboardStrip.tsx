import { ChevronDown, Trophy } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Leaderboard, LeaderboardEntry } from '../client';
import type { CreatorBoardHook } from '../hooks';
import { testIds } from '../testids';
import { Coins } from './Coins';
import { Face } from './Face';
import { PeriodBoard, type BoardOption } from './PeriodBoard';
import { Sheet } from './Sheet';
import styles from './LeaderboardStrip.module.css';

interface LeaderboardStripProps {
  /** The stream's; null while unknown. */
  board: Leaderboard | null;
  /** The creator's, over all streams of a period. */
  boards: CreatorBoardHook;
  /** Only the faces, for the top bar of a phone. */
  small?: boolean;
}

const OPTIONS: readonly BoardOption[] = [
  { period: null, name: 'This stream' },
  { period: 'day', name: 'Today' },
  { period: 'week', name: 'This week' },
  { period: 'month', name: 'This month' },
  { period: 'all', name: 'All time' },
];

/** The three who applaud loudest; opens to the whole board, and to those of longer times. */
export function LeaderboardStrip({ board, boards, small = false }: LeaderboardStripProps) {
  const [open, setOpen] = useState(false);
  const first = board?.items.slice(0, 3) ?? [];
  const { choose } = boards;
  // What nobody looks at is not read either.
  useEffect(() => {
    if (open) return () => choose(null);
  }, [open, choose]);
  return (
    <>
      <button
        type="button"
        className={small ? styles.small : styles.strip}
        data-testid={testIds.leaderboardOpen}
        aria-label={first.length === 0 && !small ? undefined : 'Leaderboard'}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {first.map((entry) => (
          <Place key={entry.userId} entry={entry} small={small} />
        ))}
        {first.length === 0 && <Nobody small={small} />}
        {!small && <ChevronDown size={18} strokeWidth={1.75} aria-hidden="true" className={styles.more} />}
      </button>
      <Sheet title="Top fans" open={open} onClose={() => setOpen(false)}>
        <div className={styles.fans}>
          <PeriodBoard options={OPTIONS} here={board} boards={boards} />
        </div>
      </Sheet>
    </>
  );
}

function Place({ entry, small }: { entry: LeaderboardEntry; small: boolean }) {
  return (
    <span className={styles.place}>
      <Face name={entry.username} size={small ? 26 : 30} />
      {!small && (
        <span className={styles.words}>
          <span className={styles.name}>{entry.username}</span>
          <Coins value={entry.totalCoins} size={12} />
        </span>
      )}
    </span>
  );
}

function Nobody({ small }: { small: boolean }) {
  if (small) return <Trophy size={20} strokeWidth={1.75} aria-hidden="true" />;
  return <span className={styles.nobody}>No gifts yet. The first one leads the board.</span>;
}
