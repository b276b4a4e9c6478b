import type { EndedFigures, Leaderboard, StreamView } from '../client';
import { testIds } from '../testids';
import { ButtonLink } from './Button';
import { LeaderboardList } from './LeaderboardList';
import { StreamCard } from './StreamCard';
import { useNow } from './useNow';
import { clock, figure, whyEnded } from './words';
import styles from './EndedCurtain.module.css';

interface EndedCurtainProps {
  stream: StreamView;
  figures: EndedFigures;
  board: Leaderboard | null;
  /** What else is live; the stream itself is left out. */
  others: readonly StreamView[];
  /** The creator reads it: second person, and the way back to a next stream. */
  own?: boolean;
}

/** The curtain: why it is over, how it went, who applauded, where to go on. */
export function EndedCurtain({ stream, figures, board, others, own = false }: EndedCurtainProps) {
  const now = useNow(30_000);
  const elsewhere = others.filter((each) => each.id !== stream.id).slice(0, 3);
  const fans = board?.items.slice(0, 3) ?? [];
  return (
    <div className={styles.curtain} data-testid={testIds.endedPanel} data-final={figures.final}>
      <div className={styles.head}>
        <p className={styles.reason} data-testid={testIds.endedReason} data-reason={figures.endReason ?? ''}>
          {own && figures.endReason === 'creator'
            ? 'You ended the stream.'
            : whyEnded(figures.endReason, stream.creatorUsername)}
        </p>
        <h1>{own ? 'Take a bow' : 'The curtain is down'}</h1>
        <p className={styles.stream}>
          {stream.title} · {stream.creatorUsername}
        </p>
      </div>
      <dl className={styles.figures}>
        <Figure
          name="On air"
          id={testIds.endedDuration}
          value={figures.durationSeconds ?? 0}
          shown={clock(figures.durationSeconds ?? 0)}
        />
        <Figure name="Most at once" id={testIds.endedPeak} value={figures.peakViewers} />
        <Figure name="Viewers in all" id={testIds.endedViews} value={figures.totalViews} />
        <Figure name="Coins" id={testIds.endedCoins} value={figures.totalGiftsReceived} />
      </dl>
      {!figures.final && <p className={styles.counting}>Counting the last gifts and viewers …</p>}
      {fans.length > 0 && (
        <section className={styles.fans}>
          <h2>Loudest applause</h2>
          <LeaderboardList items={fans} />
        </section>
      )}
      {elsewhere.length > 0 && (
        <section className={styles.elsewhere}>
          <h2>Live now</h2>
          <div className={styles.cards}>
            {elsewhere.map((each) => (
              <StreamCard key={each.id} stream={each} now={now} />
            ))}
          </div>
        </section>
      )}
      <div className={styles.actions}>
        {own && (
          <ButtonLink to="/creator/go-live" look="accent">
            Go live again
          </ButtonLink>
        )}
        {own && (
          <ButtonLink to="/creator/earnings" look="quiet">
            Earnings
          </ButtonLink>
        )}
        <ButtonLink to="/live" look={own ? 'quiet' : 'accent'}>
          See who is live
        </ButtonLink>
      </div>
    </div>
  );
}

function Figure({ name, id, value, shown }: { name: string; id: string; value: number; shown?: string }) {
  return (
    <div className={styles.figure}>
      <dt>{name}</dt>
      <dd className="figures" data-testid={id} data-value={value}>
        {shown ?? figure(value)}
      </dd>
    </div>
  );
}
