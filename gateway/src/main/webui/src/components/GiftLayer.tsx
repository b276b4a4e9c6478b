import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { GoalReached, HypeTrain } from '../client';
import { countOf, onPageClock, ParticleCanvas, type GiftStage } from '../stage';
import { testIds } from '../testids';
import { GiftAnimation } from './GiftAnimation';
import { asideOf, laneOf } from './giftPlaces';
import { GoalCard } from './GoalCard';
import { HypeCard } from './HypeCard';
import { SenderCard } from './SenderCard';
import { useBegun } from './useBegun';
import styles from './GiftLayer.module.css';

interface GiftLayerProps {
  stage: GiftStage;
  /** The person asked for less motion: gifts stand still. */
  still: boolean;
  /** Told and celebrated for as long as it is given. */
  goalReached?: GoalReached | null;
  /** Told for as long as it is given. */
  hypeEnded?: HypeTrain | null;
}

/**
 * Everything gifts do over stage and chat: animations, one canvas for all particles, senders' cards, the counter, and
 * what they came to: a goal, a hype train.
 */
export function GiftLayer({ stage, still, goalReached = null, hypeEnded = null }: GiftLayerProps) {
  const { playing, cards, merged } = useSyncExternalStore(stage.subscribe, stage.snapshot);
  const canvas = useRef<HTMLCanvasElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  const particles = useRef<ParticleCanvas | null>(null);
  const started = useRef(new Set<string>());

  useEffect(() => {
    if (!canvas.current) return;
    const drawing = new ParticleCanvas(canvas.current);
    particles.current = drawing;
    return () => drawing.close();
  }, []);

  useEffect(() => {
    const onStage = new Set(playing.map((each) => each.id));
    for (const each of playing) {
      if (still || started.current.has(each.id)) continue;
      const show = { stage: picture.current, begun: onPageClock(each.startedAt) };
      particles.current?.play(each.gift.animationType, each.id, show);
    }
    started.current = onStage;
  }, [playing, still]);

  const goalId = goalReached?.goalId;
  useEffect(() => {
    if (goalId && !still) particles.current?.play('confetti', goalId);
  }, [goalId, still]);

  const legendary = playing.findLast((each) => each.gift.rarity === 'legendary');

  return (
    <div className={styles.layer}>
      {!still && legendary && <Dim key={legendary.id} startedAt={legendary.startedAt} />}
      <canvas ref={canvas} className={styles.canvas} data-testid={testIds.giftCanvas} aria-hidden="true" />
      <div ref={picture} className={styles.onStage}>
        {playing.map((each) => (
          <GiftAnimation
            key={each.id}
            id={each.id}
            gift={each.gift}
            count={countOf(each)}
            joined={each.sends - 1}
            phase={each.phase}
            startedAt={each.startedAt}
            still={still}
            lane={laneOf(each.id)}
            aside={asideOf(each, playing, still)}
          />
        ))}
        <div className={styles.cards}>
          <div className={styles.cardList} role="status">
            {goalReached && <GoalCard key={goalReached.goalId} goal={goalReached} />}
            {hypeEnded && <HypeCard key={hypeEnded.hypeId} ended={hypeEnded} />}
          </div>
          {/* Not read aloud: the chat's log tells each gift, and here every send of a combo would be told anew. */}
          <div className={styles.cardList} aria-hidden="true">
            {cards.map((card) => (
              <SenderCard key={card.id} card={card} />
            ))}
            {merged > 0 && (
              <p className={styles.merged} data-testid={testIds.giftMerged}>
                and <b className="figures">{merged}</b> more {merged === 1 ? 'gift' : 'gifts'}
              </p>
            )}
          </div>
        </div>
      </div>
    </div>
  );
}

/** The house goes dark for a moment, on every page the same one. */
function Dim({ startedAt }: { startedAt: number }) {
  const house = useRef<HTMLDivElement>(null);
  useBegun(house, startedAt);
  return <div ref={house} className={styles.dim} />;
}
