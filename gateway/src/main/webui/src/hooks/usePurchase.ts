import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';

import { purchaseLink } from '../client';
import { useConfig, useWallet, walletHistoryKey } from './readings';
import { useSession } from './session';
import type { PurchaseHook } from './types';

/** How often and for how long the wallet is looked at once the buyer is back, in milliseconds. */
export const LOOK_EVERY = 3_000;
export const LOOK_FOR = 30_000;

/**
 * Where the signed-in user buys coins. The shop is in a tab of its own and tells us nothing: the wallet shows when the
 * coins have come.
 *
 * @param onCame called with how many came
 */
export function usePurchase(onCame?: (coins: number) => void): PurchaseHook {
  const { user } = useSession();
  const { data: config } = useConfig();
  const { balance, refresh } = useWallet();
  const queries = useQueryClient();
  const [buyer, setBuyer] = useState<string | null>(null);
  const buying = buyer !== null && buyer === user?.userId;
  const before = useRef(balance);

  const came = useEffectEvent((coins: number) => {
    setBuyer(null);
    void queries.invalidateQueries({ queryKey: walletHistoryKey(user?.userId) });
    onCame?.(coins);
  });
  useEffect(() => {
    const coins = (balance ?? 0) - (before.current ?? Infinity);
    before.current = balance;
    if (buying && coins > 0) came(coins);
  }, [balance, buying]);

  useEffect(() => (buying ? lookWhenBack(refresh) : undefined), [buying, refresh]);

  const userId = user?.userId;
  const sold = config && config.profile !== 'local' ? config.purchaseUrl : null;
  const linkFor = useCallback(
    (coins: number | null) => (userId ? purchaseLink(sold, userId, coins) : null),
    [sold, userId],
  );
  const follow = useCallback(() => setBuyer(userId ?? null), [userId]);
  return { linkFor, follow };
}

/** Looks each time the page is in front again, and a while on from then; until the returned function is called. */
function lookWhenBack(look: () => Promise<void>): () => void {
  let until = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const lookOn = () => {
    timer = Date.now() + LOOK_EVERY <= until ? setTimeout(lookOn, LOOK_EVERY) : undefined;
    void look();
  };
  const back = () => {
    if (document.visibilityState === 'hidden') return;
    until = Date.now() + LOOK_FOR;
    // A tab that comes to the front tells it twice, and may come again while we are looking.
    if (timer === undefined) lookOn();
  };
  document.addEventListener('visibilitychange', back);
  window.addEventListener('focus', back);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', back);
    window.removeEventListener('focus', back);
  };
}
