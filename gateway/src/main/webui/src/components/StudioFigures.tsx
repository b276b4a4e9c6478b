import { Eye, Timer } from 'lucide-react';
import { testIds } from '../testids';
import { CoinIcon } from './CoinIcon';
import { Sparkline } from './Sparkline';
import { TweenedFigure } from './TweenedFigure';
import { useHistory } from './useHistory';
import { useNow } from './useNow';
import { clock } from './words';
import styles from './StudioFigures.module.css';

interface StudioFiguresProps {
  viewers: number;
  /** Coins received in this stream. */
  earnings: number;
  /** RFC 3339, null before it began. */
  startedAt: string | null;
  /** Server time minus this machine's, in milliseconds. */
  clockOffset: number;
}

/** The three figures a creator looks at, in one row. */
export function StudioFigures({ viewers, earnings, startedAt, clockOffset }: StudioFiguresProps) {
  const history = useHistory(viewers, 5000, 40);
  const now = useNow(1000);
  const onAir = startedAt ? (now + clockOffset - Date.parse(startedAt)) / 1000 : 0;
  return (
    <dl className={styles.figures}>
      <div className={styles.figure}>
        <dt>
          <Eye size={16} strokeWidth={1.75} aria-hidden="true" />{' '}
          <span className={styles.word}>Watching</span>
        </dt>
        <dd data-testid={testIds.viewerCount} data-count={viewers}>
          <TweenedFigure value={viewers} />
          <span className={styles.line}>
            <Sparkline values={history} />
          </span>
        </dd>
      </div>
      <div className={styles.figure}>
        <dt>
          <CoinIcon size={16} /> <span className={styles.word}>Earned</span>
        </dt>
        <dd data-testid={testIds.studioEarnings} data-coins={earnings}>
          <TweenedFigure value={earnings} />
        </dd>
      </div>
      <div className={styles.figure}>
        <dt>
          <Timer size={16} strokeWidth={1.75} aria-hidden="true" />{' '}
          <span className={styles.word}>On air</span>
        </dt>
        <dd className="figures" data-testid={testIds.studioTime}>
          {clock(onAir)}
        </dd>
      </div>
    </dl>
  );
}
