import { CoinIcon } from './CoinIcon';
import { figure } from './words';
import styles from './Coins.module.css';

/** A price or a sum in coins. */
export function Coins({ value, size = 15 }: { value: number; size?: number }) {
  return (
    <span className={styles.coins}>
      <CoinIcon size={size} />
      <span className="figures">{figure(value)}</span>
      <span className="visually-hidden">{value === 1 ? ' coin' : ' coins'}</span>
    </span>
  );
}
