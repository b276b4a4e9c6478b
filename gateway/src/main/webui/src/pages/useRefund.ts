import { useEffect } from 'react';
import { useSession, useWallet, type StreamFeedHook } from '../hooks';

/** Looks at the wallet again when a gift of the reader was taken back: its coins are there again. */
export function useRefund({ onReversed }: Pick<StreamFeedHook, 'onReversed'>): void {
  const { user } = useSession();
  const { refresh } = useWallet();
  useEffect(
    () =>
      onReversed(({ senderId }) => {
        if (senderId === user?.userId) void refresh();
      }),
    [onReversed, refresh, user?.userId],
  );
}
