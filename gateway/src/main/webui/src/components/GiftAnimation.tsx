import { useRef, useState, type CSSProperties } from 'react';
import type { Gift } from '../client';
import type { Phase } from '../stage';
import { testIds } from '../testids';
import { cx } from './cx';
import { GiftPicture } from './GiftPicture';
import { useBegun } from './useBegun';
import styles from './GiftAnimation.module.css';

interface GiftAnimationProps {
  /** Of the gift that was sent. */
  id: string;
  gift: Gift;
  /** The number beside it; one is not said. */
  count: number;
  /** How often others of its combo joined it: each time it bumps. */
  joined?: number;
  /** Whether its show still plays, or it only stands there because its combo goes on. */
  phase?: Phase;
  /** Local time in milliseconds at which its show began. */
  startedAt: number;
  /** No motion: the gift stands still for as long as it would have played. */
  still?: boolean;
  /** Where among four floats this one rises, so that they don't cover each other. */
  lane?: number;
  /** How many steps aside it rests, so that those of one place don't cover each other. */
  aside?: number;
}

/**
 * One gift on stage. Float and burst move here, exactly by the keyframes; the sparks and papers of the other two are
 * drawn on the page's canvas and this is the picture that announces them. Where its combo goes on it rests at its place,
 * then fades. Whoever shows it removes it when it is over.
 */
export function GiftAnimation({
  id,
  gift,
  count,
  joined = 0,
  phase = 'playing',
  startedAt,
  still = false,
  lane = 0,
  aside = 0,
}: GiftAnimationProps) {
  const kind = still ? 'still' : gift.animationType;
  const place = useRef<HTMLDivElement>(null);
  useBegun(place, startedAt);
  const bump = useBump(joined);
  const rests = phase !== 'playing';
  const pulse = cx(styles.pulse, bump, phase === 'fading' && styles.fading);
  return (
    <div
      ref={place}
      className={cx(styles.place, styles[`at-${kind}`], styles[`lane${lane % 4}`], rests && styles.aside)}
      style={{ '--aside': aside } as CSSProperties}
      aria-hidden="true"
    >
      {kind === 'burst' && <div className={styles.ring} />}
      <div
        className={cx(styles.gift, styles[rests ? `rested-${kind}` : kind])}
        data-testid={testIds.giftAnimation}
        data-animation={gift.animationType}
        data-gift-id={id}
        data-gift-name={gift.name}
        data-phase={phase}
        data-count={count}
      >
        <div className={still ? undefined : pulse}>
          <div className={styles.inner}>
            <GiftPicture emoji={gift.emoji} name={gift.name} size={64} decorative />
            {count > 1 && <span className={cx(styles.count, 'figures')}>×{count}</span>}
          </div>
        </div>
      </div>
    </div>
  );
}

/** The class of a bump that starts anew each time `joined` grows: an animation does so under another name only. */
function useBump(joined: number): string | undefined {
  const [last, setLast] = useState({ joined, odd: false });
  if (joined !== last.joined) setLast({ joined, odd: !last.odd });
  if (joined === 0) return undefined;
  return last.odd ? styles['bump-odd'] : styles['bump-even'];
}
