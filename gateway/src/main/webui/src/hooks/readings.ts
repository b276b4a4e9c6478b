import {
  keepPreviousData,
  useQuery,
  useQueryClient,
  type UseQueryOptions,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useCallback, useState } from 'react';

import {
  asProblem,
  Wishes,
  type Config,
  type Earnings,
  type Gift,
  type StreamStatus,
  type StreamView,
} from '../client';
import { useClient, useSession } from './session';
import type { Reading, WalletHook } from './types';

const LIVE_LIST_EVERY = 4_000;
const CONFIG_WHILE_STARTING_EVERY = 5_000;
const PAGE = 100;

/** What a client must know before anything else; asked again while the media server is still being built. */
export function useConfig(): Reading<Config> {
  const client = useClient();
  return useReading({
    queryKey: ['config'],
    queryFn: client.config,
    staleTime: 60_000,
    refetchInterval: ({ state }) => (state.data?.media === 'starting' ? CONFIG_WHILE_STARTING_EVERY : false),
  });
}

/** All gifts, cheapest first. */
export function useGiftCatalog(): Reading<Gift[]> {
  const client = useClient();
  return useReading({
    queryKey: ['gifts'],
    queryFn: async () => (await client.gifts()).items,
    staleTime: 10 * 60_000,
  });
}

/** Who is live, most viewers first; refreshed every few seconds while the page is in front. */
export function useLiveStreams(filter: { q?: string; tag?: string } = {}): Reading<StreamView[]> {
  const client = useClient();
  const { q, tag } = filter;
  return useReading({
    queryKey: ['live', q ?? '', tag ?? ''],
    queryFn: async () => (await client.liveStreams({ q, tag, limit: PAGE })).items,
    refetchInterval: LIVE_LIST_EVERY,
    placeholderData: keepPreviousData,
  });
}

/** One stream as REST tells it; a page that watches it takes `useStreamFeed`. */
export function useStream(id: string): Reading<StreamView> {
  const client = useClient();
  return useReading({ queryKey: ['stream', id], queryFn: () => client.getStream(id) });
}

/** A creator's streams, newest first. */
export function useCreatorStreams(creatorId: string | null, status?: StreamStatus): Reading<StreamView[]> {
  const client = useClient();
  return useReading({
    queryKey: ['creator', creatorId, status ?? ''],
    queryFn: async () => (await client.creatorStreams(creatorId!, { status, limit: PAGE })).items,
    enabled: creatorId !== null,
  });
}

/** What the signed-in user earned; asked only for a creator. */
export function useEarnings(): Reading<Earnings> {
  const client = useClient();
  const { user } = useSession();
  return useReading({
    queryKey: ['earnings', user?.userId ?? null],
    queryFn: client.earnings,
    enabled: user?.roles.includes('creator') ?? false,
  });
}

export const walletKey = (userId: string | undefined) => ['wallet', userId ?? null];

export const walletHistoryKey = (userId: string | undefined) => ['wallet-history', userId ?? null];

/** The signed-in user's coins. */
export function useWallet(): WalletHook {
  const client = useClient();
  const { user } = useSession();
  const queries = useQueryClient();
  const [wishes] = useState(() => new Wishes());
  const { data, error, refresh } = useReading({
    queryKey: walletKey(user?.userId),
    queryFn: client.wallet,
    enabled: user !== null,
  });

  const topUp = useCallback(
    async (coins: number) => {
      const receipt = await wishes.fulfil(`${user?.userId} ${coins}`, (key) => client.topUp({ coins }, key));
      queries.setQueryData(walletKey(receipt.userId), { userId: receipt.userId, balance: receipt.balance });
      void queries.invalidateQueries({ queryKey: walletHistoryKey(receipt.userId) });
      return receipt;
    },
    [client, queries, user?.userId, wishes],
  );
  return { balance: data?.balance ?? null, error, refresh, topUp };
}

function useReading<T>(options: UseQueryOptions<T>): Reading<T> {
  return useReadingOf(useQuery(options));
}

/** A query as pages read it. */
export function useReadingOf<T>(query: UseQueryResult<T>): Reading<T> {
  const { data, isPending, fetchStatus, error, refetch } = query;
  const refresh = useCallback(async () => void (await refetch()), [refetch]);
  return {
    data,
    loading: isPending && fetchStatus !== 'idle',
    error: error ? asProblem(error) : null,
    refresh,
  };
}
