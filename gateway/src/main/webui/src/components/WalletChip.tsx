import { testIds } from '../testids';
import { Button, ButtonLink } from './Button';
import { CoinIcon } from './CoinIcon';
import { TweenedFigure } from './TweenedFigure';
import { figure, shortFigure } from './words';
import styles from './WalletChip.module.css';

interface WalletChipProps {
  balance: number;
  /** Leads to the wallet, except where a stray press would end something. */
  linked?: boolean;
}

/** My coins. */
export function WalletChip({ balance, linked = true }: WalletChipProps) {
  const coins = (
    <>
      <CoinIcon size={18} />
      <TweenedFigure value={balance} write={shortFigure} />
      <span className="visually-hidden">coins{linked && ', your wallet'}</span>
    </>
  );
  const look = {
    className: styles.chip,
    title: `${figure(balance)} coins`,
    'data-testid': testIds.walletChip,
    'data-balance': balance,
  };
  if (linked) {
    return (
      <ButtonLink to="/wallet" {...look}>
        {coins}
      </ButtonLink>
    );
  }
  return (
    <Button disabled {...look}>
      {coins}
    </Button>
  );
}
