import { useId } from 'react';
import type { Gift } from '../client';
import { testIds } from '../testids';
import { Coins } from './Coins';
import { GiftPicture } from './GiftPicture';
import styles from './GiftOptions.module.css';

interface GiftOptionsProps {
  gifts: readonly Gift[];
  chosenId: string;
  onChoose(id: string): void;
}

/** The grid of gifts: one choice, by finger, mouse or arrow keys. */
export function GiftOptions({ gifts, chosenId, onChoose }: GiftOptionsProps) {
  const group = useId();
  return (
    <fieldset className={styles.grid}>
      <legend className="visually-hidden">Gift</legend>
      {gifts.map((gift) => (
        <label
          key={gift.id}
          className={styles.option}
          data-testid={testIds.giftOption}
          data-gift-name={gift.name}
          data-rarity={gift.rarity}
        >
          <input
            type="radio"
            className="visually-hidden"
            name={group}
            value={gift.id}
            checked={gift.id === chosenId}
            onChange={() => onChoose(gift.id)}
          />
          <GiftPicture emoji={gift.emoji} name={gift.name} size={40} decorative />
          <span className={styles.name}>{gift.name}</span>
          <Coins value={gift.coinCost} size={13} />
        </label>
      ))}
    </fieldset>
  );
}
