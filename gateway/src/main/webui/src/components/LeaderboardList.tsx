import type { LeaderboardEntry } from '../client';
import { testIds } from '../testids';
import { Coins } from './Coins';
import { Face } from './Face';
import { counted } from './words';
import styles from './LeaderboardStrip.module.css';

/** The board in the server's order. */
export function LeaderboardList({ items }: { items: readonly LeaderboardEntry[] }) {
  return (
    <ol className={styles.list}>
      {items.map((entry) => (
        <li
          key={entry.userId}
          className={styles.row}
          data-testid={testIds.leaderboardEntry}
          data-rank={entry.rank}
          data-coins={entry.totalCoins}
        >
          <span className={`${styles.rank} figures`}>{entry.rank}</span>
          <Face name={entry.username} size={36} />
          <span className={styles.rowWords}>
            <b className={styles.name}>{entry.username}</b>
            <span className={styles.gifts}>{counted(entry.giftCount, 'gift')}</span>
          </span>
          <Coins value={entry.totalCoins} />
        </li>
      ))}
    </ol>
  );
}
