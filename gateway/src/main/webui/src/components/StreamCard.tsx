import { Link } from 'react-router';
import type { StreamView } from '../client';
import { testIds } from '../testids';
import { Face } from './Face';
import { LiveBadge } from './LiveBadge';
import { Thumbnail } from './Thumbnail';
import { onAirFor } from './words';
import styles from './StreamCard.module.css';

/** One live stream in the list: a picture to click, who it is, how many watch. */
export function StreamCard({ stream, now }: { stream: StreamView; now: number }) {
  const since = onAirFor(stream.startedAt, now);
  return (
    <article className={styles.card} data-testid={testIds.liveCard} data-stream-id={stream.id}>
      <Link className={styles.link} to={`/stream/${stream.id}`}>
        <div className={styles.picture}>
          <Thumbnail url={stream.thumbnailUrl} title={stream.title} />
          <div className={styles.top}>
            <LiveBadge status={stream.status} broadcast={stream.broadcast} viewers={stream.currentViewers} />
            {since && <span className={styles.since}>{since}</span>}
          </div>
        </div>
        <div className={styles.about}>
          <Face name={stream.creatorUsername} size={36} />
          <div className={styles.words}>
            <h2 className={styles.title}>{stream.title}</h2>
            <p className={styles.creator}>{stream.creatorUsername}</p>
          </div>
        </div>
      </Link>
      {stream.tags.length > 0 && (
        <ul className={styles.tags} aria-label="Tags">
          {stream.tags.slice(0, 4).map((tag) => (
            <li key={tag}>
              <Link className={styles.tag} to={`/live?tag=${encodeURIComponent(tag)}`}>
                {tag}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}
