import type { GiftReversed, GiftSent } from '../client';
import { testIds } from '../testids';
import { Coins } from './Coins';
import { GiftPicture } from './GiftPicture';
import { counted } from './words';
import styles from './GiftNotices.module.css';

/** What the studio's list tells of: a sent gift, with all of its combo, or one that was taken back. */
export type GiftNews = GiftSent | GiftReversed;

/** Gifts as they came, newest first: a card slides in from the right edge and stays in the list. */
export function GiftNotices({ gifts }: { gifts: readonly GiftNews[] }) {
  return (
    <section className={styles.notices} aria-label="Gifts received">
      {gifts.length === 0 ? (
        <p className={styles.empty}>Gifts will line up here.</p>
      ) : (
        <ul className={styles.list}>
          {gifts.map((news) =>
            'giftSentId' in news ? (
              <Reversal key={news.id} reversed={news} />
            ) : (
              <Notice key={news.comboId ?? news.id} sent={news} />
            ),
          )}
        </ul>
      )}
    </section>
  );
}

function Notice({ sent }: { sent: GiftSent }) {
  const { id, gift, senderUsername, comboId } = sent;
  const count = comboId === null ? sent.quantity : sent.comboCount;
  return (
    <li
      className={styles.notice}
      data-testid={testIds.giftNotice}
      data-gift-id={id}
      data-rarity={gift.rarity}
    >
      <GiftPicture emoji={gift.emoji} name={gift.name} size={30} decorative />
      <span className={styles.words}>
        <b>{senderUsername}</b> sent {gift.name}
        {count > 1 && ` × ${count}`}
      </span>
      <Coins value={comboId === null ? sent.totalCoins : sent.comboCoins} size={14} />
    </li>
  );
}

function Reversal({ reversed: { totalCoins, senderUsername } }: { reversed: GiftReversed }) {
  return (
    <li className={styles.reversal} data-testid={testIds.giftReversal}>
      A gift of {counted(totalCoins, 'coin')} from <b>{senderUsername}</b> was taken back
    </li>
  );
}
