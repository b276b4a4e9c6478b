import type { GiftSent } from '../client';
import { testIds } from '../testids';
import { Coins } from './Coins';
import { GiftPicture } from './GiftPicture';
import styles from './GiftNotices.module.css';

/** Gifts as they came, newest first: a card slides in from the right edge and stays in the list. */
export function GiftNotices({ gifts }: { gifts: readonly GiftSent[] }) {
  return (
    <section className={styles.notices} aria-label="Gifts received">
      {gifts.length === 0 ? (
        <p className={styles.empty}>Gifts will line up here.</p>
      ) : (
        <ul className={styles.list}>
          {gifts.map((sent) => (
            <li
              key={sent.id}
              className={styles.notice}
              data-testid={testIds.giftNotice}
              data-gift-id={sent.id}
              data-rarity={sent.gift.rarity}
            >
              <GiftPicture emoji={sent.gift.emoji} name={sent.gift.name} size={30} decorative />
              <span className={styles.words}>
                <b>{sent.senderUsername}</b> sent {sent.gift.name}
                {sent.quantity > 1 && ` × ${sent.quantity}`}
              </span>
              <Coins value={sent.totalCoins} size={14} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
