import { Link } from 'react-router';
import type { EarningsOfStream } from '../client';
import { Coins } from './Coins';
import { PanelNote } from './Panel';
import { useNow } from './useNow';
import { counted, figure, pastTime } from './words';
import rows from './SumRows.module.css';

interface EarningsByStreamProps {
  /** Newest first. */
  streams: readonly EarningsOfStream[];
  /** By stream id, as far as known. */
  titles: ReadonlyMap<string, string>;
}

/** What each stream brought. */
export function EarningsByStream({ streams, titles }: EarningsByStreamProps) {
  const now = useNow(60_000);
  if (streams.length === 0) {
    return <PanelNote>No stream has had gifts yet. What each one brings appears here.</PanelNote>;
  }
  return (
    <ul className={rows.rows}>
      {streams.map((stream) => (
        <li key={stream.streamId} className={rows.row}>
          <span className={rows.words}>
            <Link to={`/stream/${stream.streamId}`}>
              {titles.get(stream.streamId) ?? `Stream with gifts until ${pastTime(stream.lastGiftAt, now)}`}
            </Link>
            <span className={rows.faint}>
              {counted(stream.giftCount, 'gift')}, last{' '}
              <time dateTime={stream.lastGiftAt}>{pastTime(stream.lastGiftAt, now)}</time>
            </span>
          </span>
          <span className={rows.sums}>
            <Coins value={stream.earnedCoins} />
            <span className={rows.faint}>
              of <span className="figures">{figure(stream.totalCoins)}</span> sent
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
