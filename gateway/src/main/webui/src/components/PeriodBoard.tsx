import type { LeaderboardEntry, LeaderboardPeriod } from '../client';
import type { CreatorBoardHook } from '../hooks';
import { testIds } from '../testids';
import { Coins } from './Coins';
import { cx } from './cx';
import { LeaderboardList } from './LeaderboardList';
import { PanelNote, PanelWaiting } from './Panel';
import { Segments } from './Segments';
import { Trouble } from './Trouble';
import styles from './PeriodBoard.module.css';

/** `null` is the board the page has anyway. */
export interface BoardOption {
  period: LeaderboardPeriod | null;
  name: string;
}

interface Board {
  items: readonly LeaderboardEntry[];
  /** The reader's own place. */
  me?: LeaderboardEntry | null;
  /** Of all who gave, shown here or not. */
  totalCoins?: number;
}

interface PeriodBoardProps {
  options: readonly BoardOption[];
  /** The board the page has anyway; null while unknown. */
  here: Board | null;
  boards: CreatorBoardHook;
}

const HERE = 'here';

const NOBODY: Record<LeaderboardPeriod | typeof HERE, string> = {
  here: 'No gifts yet.',
  day: 'No gifts today.',
  week: 'No gifts this week.',
  month: 'No gifts this month.',
  all: 'No gifts yet.',
};

/** Who gave most, in the period that is chosen here. */
export function PeriodBoard({ options, here, boards }: PeriodBoardProps) {
  const { period, choose, data, error, refresh } = boards;
  const board: Board | null = period === null ? here : (data ?? null);
  return (
    <div className={styles.board}>
      <Segments
        name="Period"
        id={testIds.leaderboardPeriod}
        options={options.map((option) => ({ value: option.period ?? HERE, name: option.name }))}
        value={period ?? HERE}
        onChange={(value) => choose(options.find((option) => option.period === value)?.period ?? null)}
      />
      {error && <Trouble words={error.message} onRetry={() => void refresh()} />}
      {!board && !error && <PanelWaiting name="Loading the board" />}
      {board?.items.length === 0 && (
        <PanelNote>{NOBODY[period ?? HERE]} Whoever sends the first one leads here.</PanelNote>
      )}
      {board && board.items.length > 0 && <Standings {...board} />}
    </div>
  );
}

function Standings({ items, me, totalCoins }: Board) {
  const elsewhere = me && !items.some(({ userId }) => userId === me.userId) ? me : null;
  return (
    <>
      <LeaderboardList items={items} />
      {elsewhere && (
        <section className={styles.apart} aria-label="Your place" data-testid={testIds.leaderboardMine}>
          <LeaderboardList items={[elsewhere]} />
        </section>
      )}
      {totalCoins !== undefined && (
        <p className={cx(styles.apart, styles.total)}>
          All gifts together: <Coins value={totalCoins} />
        </p>
      )}
    </>
  );
}
