import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import type { LeaderboardPeriod } from '../client';
import { useReadingOf } from './readings';
import { useClient, useSession } from './session';
import type { CreatorBoardHook } from './types';

/** A board that is shown is read at most this often, in milliseconds. */
export const READ_EVERY = 5_000;

/**
 * Who gave most to a creator in a period, with the reader's own place; asked once a period is chosen.
 *
 * @param news another object whenever there is reason to read anew, such as the feed's `leaderboard`
 */
export function useCreatorBoard(creatorId: string | null, news?: object): CreatorBoardHook {
  const client = useClient();
  const { user } = useSession();
  const [period, choose] = useState<LeaderboardPeriod | null>(null);
  const query = useQuery({
    queryKey: ['creator-board', creatorId, period, user?.userId ?? null],
    queryFn: async () => ({ board: await client.creatorLeaderboard(creatorId!, { period: period! }), news }),
    enabled: creatorId !== null && period !== null,
    // It would keep an older object for news that are equal to it, and news are told apart by identity.
    structuralSharing: false,
  });
  const { data, isFetching, dataUpdatedAt, errorUpdatedAt, refetch } = query;
  const outdated = data !== undefined && data.news !== news && !isFetching;
  const readAt = Math.max(dataUpdatedAt, errorUpdatedAt);

  useEffect(() => {
    if (!outdated) return;
    const timer = setTimeout(() => void refetch(), Math.max(0, readAt + READ_EVERY - Date.now()));
    return () => clearTimeout(timer);
  }, [outdated, readAt, refetch]);

  return { ...useReadingOf(query), data: data?.board, period, choose };
}
