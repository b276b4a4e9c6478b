import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback } from 'react';

import { asProblem } from '../client';
import { walletHistoryKey } from './readings';
import { useClient, useSession } from './session';
import type { WalletHistoryHook } from './types';

const PAGE = 30;

/** What came into and went out of the signed-in user's wallet, read page by page. */
export function useWalletHistory(): WalletHistoryHook {
  const client = useClient();
  const { user } = useSession();
  const query = useInfiniteQuery({
    queryKey: walletHistoryKey(user?.userId),
    queryFn: ({ pageParam }) => client.walletTransactions({ limit: PAGE, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled: user !== null,
  });
  const { data, error, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, refetch } =
    query;
  const readOlder = useCallback(async () => void (await fetchNextPage()), [fetchNextPage]);
  const refresh = useCallback(async () => void (await refetch()), [refetch]);
  return {
    lines: data?.pages.flatMap((page) => page.items),
    error: error && asProblem(error),
    more: hasNextPage,
    reading: isFetchingNextPage,
    readOlder,
    retry: isFetchNextPageError ? readOlder : refresh,
  };
}
