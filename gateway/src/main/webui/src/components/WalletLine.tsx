import { CircleDot, Gift as GiftIcon, Plus, Sparkles, type LucideIcon } from 'lucide-react';
import { Link } from 'react-router';
import type { Gift, WalletTransaction } from '../client';
import { testIds } from '../testids';
import { CoinIcon } from './CoinIcon';
import { cx } from './cx';
import { GiftPicture } from './GiftPicture';
import { figure, pastTime, signed } from './words';
import rows from './SumRows.module.css';
import styles from './WalletHistory.module.css';

interface WalletLineProps {
  line: WalletTransaction;
  /** Of the catalogue; undefined for none and for one that is not in it. */
  gift: Gift | undefined;
  now: number;
}

/** One change of a wallet: what it was, when, by how much, and what was there afterwards. */
export function WalletLine({ line, gift, now }: WalletLineProps) {
  const words = whatItWas(line.kind, gift);
  return (
    <li className={rows.row} data-testid={testIds.walletLine} data-kind={line.kind} data-coins={line.coins}>
      <span className={styles.picture} aria-hidden="true">
        {gift ? <GiftPicture emoji={gift.emoji} name={gift.name} size={28} decorative /> : picture(line.kind)}
      </span>
      <span className={rows.words}>
        {line.streamId ? <Link to={`/stream/${line.streamId}`}>{words}</Link> : words}
        <time className={rows.faint} dateTime={line.createdAt}>
          {pastTime(line.createdAt, now)}
        </time>
      </span>
      <span className={rows.sums}>
        <span className={cx(styles.coins, 'figures', line.coins > 0 && styles.came)}>
          <CoinIcon size={15} />
          {signed(line.coins)}
          <span className="visually-hidden"> coins</span>
        </span>
        <span className={rows.faint}>
          Balance <span className="figures">{figure(line.balanceAfter)}</span>
        </span>
      </span>
    </li>
  );
}

function whatItWas(kind: string, gift: Gift | undefined): string {
  switch (kind) {
    case 'opening':
      return 'Welcome coins';
    case 'top_up':
      return 'Coins added';
    case 'gift':
      return gift ? `Sent ${gift.name}` : 'Sent a gift';
    case 'reversal':
      return gift ? `${gift.name} taken back` : 'Gift taken back';
    default:
      return 'Other change';
  }
}

const pictures: Partial<Record<string, LucideIcon>> = {
  opening: Sparkles,
  top_up: Plus,
  gift: GiftIcon,
  reversal: GiftIcon,
};

function picture(kind: string) {
  const Picture = pictures[kind] ?? CircleDot;
  return <Picture size={20} strokeWidth={1.75} />;
}
