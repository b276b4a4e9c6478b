import type { SenderCard as Card } from '../stage';
import { testIds } from '../testids';
import { Face } from './Face';
import { GiftPicture } from './GiftPicture';
import styles from './SenderCard.module.css';

/** Who gave what, at the left edge for three seconds; the count grows with each repetition. */
export function SenderCard({ card }: { card: Card }) {
  return (
    <div
      className={styles.card}
      data-over-picture=""
      data-testid={testIds.giftCard}
      data-rarity={card.gift.rarity}
    >
      <Face name={card.sender} size={32} />
      <span className={styles.words}>
        <b className={styles.sender}>{card.sender}</b>
        <span className={styles.gift}>sent {card.gift.name}</span>
      </span>
      <GiftPicture emoji={card.gift.emoji} name={card.gift.name} size={36} decorative />
      {card.count > 1 && (
        <span key={card.count} className={`${styles.count} figures`}>
          ×{card.count}
        </span>
      )}
    </div>
  );
}
