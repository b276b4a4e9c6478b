import { CoinsPage } from '../components/CoinsPage';
import { GetCoins } from '../components/GetCoins';
import { Invitation } from '../components/Invitation';
import { Purse } from '../components/Purse';
import { useToast } from '../components/Toasts';
import { Trouble } from '../components/Trouble';
import { WalletHistory } from '../components/WalletHistory';
import { counted } from '../components/words';
import { useConfig, useGiftCatalog, usePurchase, useSession, useWallet, useWalletHistory } from '../hooks';
import { testIds } from '../testids';
import { useSignIn } from './SignIn';
import { usePageTitle } from './usePageTitle';

export function WalletPage() {
  usePageTitle('Wallet');
  const { user } = useSession();
  const { ask } = useSignIn();
  if (!user) {
    return (
      <Invitation
        title="Your wallet"
        words="Sign in to see your coins, to get more, and to look up the gifts they became."
        onSignIn={ask}
      />
    );
  }
  // Another person is another page: no half-done top-up of one is shown to the next.
  return <MyWallet key={user.userId} />;
}

function MyWallet() {
  const { balance, error, refresh, topUp } = useWallet();
  const history = useWalletHistory();
  const { data: gifts } = useGiftCatalog();
  const { data: config } = useConfig();
  const say = useToast();
  const came = (coins: number) => say(`${counted(coins, 'coin')} added.`);
  const purchase = usePurchase(came);
  const getCoins = async (coins: number) => {
    await topUp(coins);
    came(coins);
  };
  return (
    <CoinsPage title="Wallet">
      <Purse name="You have" balance={balance} id={testIds.walletBalance} />
      {error && <Trouble words={error.message} onRetry={() => void refresh()} />}
      {config && <GetCoins onTopUp={config.profile === 'local' ? getCoins : undefined} purchase={purchase} />}
      <WalletHistory
        lines={history.lines}
        gifts={gifts}
        problem={history.error?.message ?? null}
        onRetry={() => void history.retry()}
        more={history.more}
        reading={history.reading}
        onOlder={() => void history.readOlder()}
      />
    </CoinsPage>
  );
}
