import { Flame } from 'lucide-react';
import { useState } from 'react';
import type { HypeTrain, LeaderboardEntry } from '../client';
import { testIds } from '../testids';
import { cx } from './cx';
import { Face } from './Face';
import { Track } from './Track';
import { useLingering } from './useLingering';
import { useSecondsLeft } from './useSecondsLeft';
import { clock, counted, shortFigure } from './words';
import styles from './HypeBar.module.css';

/** How long a train takes to fade, in milliseconds; the style sheet's --move. */
export const FADE_TIME = 200;

interface HypeBarProps {
  /** null where none runs. */
  hype: HypeTrain | null;
  /** Server time minus this machine's, in milliseconds. */
  clockOffset: number;
  /** Its place on the page. */
  className?: string;
}

/** The hype train that runs: gone when its time is over, also where nobody says so. */
export function HypeBar({ hype, clockOffset, className }: HypeBarProps) {
  const seconds = useSecondsLeft(hype?.expiresAt ?? null, clockOffset);
  const running = seconds > 0 ? hype : null;
  const shown = useLingering(running, FADE_TIME);
  const risen = useRisen(running);
  return (
    <>
      <p className="visually-hidden" role="status">
        {risen && running && `Hype level ${running.level}`}
      </p>
      {shown && (
        <Train
          key={shown.hypeId}
          train={shown}
          seconds={seconds}
          risen={risen}
          leaving={!running}
          className={className}
        />
      )}
    </>
  );
}

interface TrainProps {
  train: HypeTrain;
  seconds: number;
  risen: boolean;
  leaving: boolean;
  className?: string;
}

function Train({ train, seconds, risen, leaving, className }: TrainProps) {
  const { level, levelCoins, levelTarget, topContributors } = train;
  const last = levelTarget === 0;
  return (
    <div
      className={cx(styles.hype, leaving && styles.leaving, className)}
      data-testid={testIds.hypeBar}
      data-hype-id={train.hypeId}
      data-level={level}
      data-leaving={leaving}
    >
      <p className={styles.words}>
        <Flame size={16} strokeWidth={1.75} aria-hidden="true" className={styles.icon} />
        {/* Each level is an element of its own: a new one bumps. */}
        <b key={level} className={cx(styles.level, risen && styles.bump)}>
          Hype · Level {level}
        </b>
        <span className={cx(styles.coins, 'figures')}>
          {last ? 'Last level' : `${shortFigure(levelCoins)} of ${shortFigure(levelTarget)}`}
        </span>
        {topContributors.length > 0 && <Contributors first={topContributors} />}
        <span className={cx(styles.time, 'figures')} role="timer">
          <span className="visually-hidden">Time left </span>
          {clock(seconds)}
        </span>
      </p>
      <Track
        label={`Hype level ${level}`}
        value={last ? 1 : levelCoins}
        max={last ? 1 : levelTarget}
        words={last ? 'Last level' : `${levelCoins} of ${counted(levelTarget, 'coin')}`}
        lap={level}
      />
    </div>
  );
}

function Contributors({ first }: { first: LeaderboardEntry[] }) {
  const names = first.map(({ username }) => username).join(', ');
  return (
    <span className={styles.faces} title={names}>
      <span className="visually-hidden">Most from {names}</span>
      {first.map(({ userId, username }) => (
        <Face key={userId} name={username} size={20} />
      ))}
    </span>
  );
}

/** Whether a train came to a higher level than the one this page first saw it on. */
function useRisen(train: HypeTrain | null): boolean {
  const [first, setFirst] = useState(train);
  if (train && train.hypeId !== first?.hypeId) setFirst(train);
  return train !== null && train.hypeId === first?.hypeId && train.level > first.level;
}
