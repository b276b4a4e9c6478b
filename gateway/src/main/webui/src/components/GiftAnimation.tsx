import { useRef } from 'react';
import type { Gift } from '../client';
import { testIds } from '../testids';
import { cx } from './cx';
import { GiftPicture } from './GiftPicture';
import { useBegun } from './useBegun';
import styles from './GiftAnimation.module.css';

interface GiftAnimationProps {
  /** Of the gift that was sent. */
  id: string;
  gift: Gift;
  quantity: number;
  /** Local time in milliseconds at which its show began. */
  startedAt: number;
  /** No motion: the gift stands still for as long as it would have played. */
  still?: boolean;
  /** Where among four floats this one rises, so that they don't cover each other. */
  lane?: number;
}

/**
 * One gift on stage. Float and burst move here, exactly by the keyframes; the sparks and papers of the other two are
 * drawn on the page's canvas and this is the picture that announces them. Whoever shows it removes it when it is over.
 */
export function GiftAnimation({
  id,
  gift,
  quantity,
  startedAt,
  still = false,
  lane = 0,
}: GiftAnimationProps) {
  const kind = still ? 'still' : gift.animationType;
  const place = useRef<HTMLDivElement>(null);
  useBegun(place, startedAt);
  return (
    <div
      ref={place}
      className={cx(styles.place, styles[`at-${kind}`], styles[`lane${lane % 4}`])}
      aria-hidden="true"
    >
      {kind === 'burst' && <div className={styles.ring} />}
      <div
        className={cx(styles.gift, styles[kind])}
        data-testid={testIds.giftAnimation}
        data-animation={gift.animationType}
        data-gift-id={id}
        data-gift-name={gift.name}
      >
        <div className={styles.inner}>
          <GiftPicture emoji={gift.emoji} name={gift.name} size={64} decorative />
          {quantity > 1 && <span className={cx(styles.count, 'figures')}>×{quantity}</span>}
        </div>
      </div>
    </div>
  );
}
