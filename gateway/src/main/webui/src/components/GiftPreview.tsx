import { useEffect, useRef, useState } from 'react';
import type { Gift } from '../client';
import { DURATION, ParticleCanvas } from '../stage';
import { testIds } from '../testids';
import { cx } from './cx';
import { GiftPicture } from './GiftPicture';
import styles from './GiftPreview.module.css';

/** A rest between two showings, in milliseconds. */
const REST = 900;

/** The chosen gift as it will look on stage, small and over again. */
export function GiftPreview({ gift, still }: { gift: Gift; still: boolean }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [round, setRound] = useState(0);

  useEffect(() => {
    if (still) return;
    const timer = setInterval(() => setRound((before) => before + 1), DURATION[gift.animationType] + REST);
    return () => clearInterval(timer);
  }, [gift, still]);

  useEffect(() => {
    if (!canvas.current || still) return;
    const particles = new ParticleCanvas(canvas.current);
    particles.play(gift.animationType, `${gift.id}-${round}`);
    return () => particles.close();
  }, [gift, round, still]);

  return (
    <div className={styles.box} data-testid={testIds.giftPreview} data-animation={gift.animationType}>
      <canvas ref={canvas} className={styles.canvas} aria-hidden="true" />
      <div key={round} className={cx(styles.gift, !still && styles[gift.animationType])}>
        <GiftPicture emoji={gift.emoji} name={gift.name} size={48} />
      </div>
    </div>
  );
}
