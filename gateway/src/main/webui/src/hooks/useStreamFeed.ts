import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';

import {
  asProblem,
  emptyFeed,
  StreamFeed,
  Wishes,
  type Gift,
  type ProblemError,
  type SetGoal,
} from '../client';
import { walletKey } from './readings';
import { useClient, useSession } from './session';
import type { StreamFeedHook } from './types';
import { useRefusal } from './useRefusal';
import { useReloaded } from './useReloaded';

/** Watches a stream: its state as it changes, and what one can do in it. */
export function useStreamFeed(id: string, options: { role?: 'overlay' } = {}): StreamFeedHook {
  const { role } = options;
  const client = useClient();
  const { user } = useSession();
  const queries = useQueryClient();
  const who = user?.userId ?? 'guest';
  // Another person, stream or role is another socket. A renewed token is not: the socket sees to that itself.
  const feed = useFeed(`${who} ${id} ${role ?? ''}`, id, role);
  const state = useSyncExternalStore(feed?.subscribe ?? never, feed?.read ?? nothing);
  const reloaded = useReloaded(state.reloads);
  const { problem, refuse, dismiss } = useRefusal(`${who} ${id}`);
  const [wishes] = useState(() => new Wishes());

  const fulfil = useCallback(
    <T>(wish: string, write: (key: string) => Promise<T>) => wishes.fulfil(`${who} ${id} ${wish}`, write),
    [id, who, wishes],
  );
  /** Whatever is done in the chat: what is refused of it stands there. */
  const chat = useCallback(
    async <T>(wish: string, write: (key: string) => Promise<T>): Promise<T> => {
      try {
        const result = await fulfil(wish, write);
        dismiss();
        return result;
      } catch (error) {
        refuse(asProblem(error));
        throw error;
      }
    },
    [dismiss, fulfil, refuse],
  );

  const actions = useMemo(
    () => ({
      sendMessage: async (text: string) => {
        const message = await chat(`say ${text}`, (key) =>
          client.sendMessage(id, { message: text, clientMessageId: key }),
        );
        feed?.live.dispatch({ type: 'message', message });
        return message;
      },
      deleteMessage: async (messageId: string) => {
        await chat(`delete ${messageId}`, () =>
          client.deleteMessage(id, messageId).catch(unless('message-not-found')),
        );
        feed?.live.dispatch({ type: 'deleted', messageId });
      },
      sendGift: async (gift: Gift, quantity: number) => {
        const receipt = await fulfil(`gift ${gift.id} ${quantity}`, (key) =>
          client.sendGift(id, { giftId: gift.id, quantity }, key),
        );
        queries.setQueryData(walletKey(user?.userId), { userId: user?.userId, balance: receipt.balance });
        return receipt;
      },
      setGoal: async (wanted: SetGoal) => {
        const goal = await client.setGoal(id, wanted);
        feed?.live.dispatch({ type: 'goal', goal });
        return goal;
      },
      removeGoal: async () => {
        const shown = feed?.live.state.goal;
        await client.removeGoal(id).catch(unless('goal-not-found'));
        if (shown) feed?.live.dispatch({ type: 'goal-gone', goalId: shown.goalId });
      },
    }),
    [chat, client, feed, fulfil, id, queries, user?.userId],
  );

  const listeners = useMemo(
    () => ({
      onGift: (callback: Parameters<StreamFeedHook['onGift']>[0]) =>
        feed?.live.on('gift', callback) ?? (() => {}),
      onComboEnded: (callback: Parameters<StreamFeedHook['onComboEnded']>[0]) =>
        feed?.live.on('comboEnded', callback) ?? (() => {}),
      onReversed: (callback: Parameters<StreamFeedHook['onReversed']>[0]) =>
        feed?.live.on('reversed', callback) ?? (() => {}),
      onGoalReached: (callback: Parameters<StreamFeedHook['onGoalReached']>[0]) =>
        feed?.live.on('goalReached', callback) ?? (() => {}),
      onHypeEnded: (callback: Parameters<StreamFeedHook['onHypeEnded']>[0]) =>
        feed?.live.on('hypeEnded', callback) ?? (() => {}),
      onJoined: (callback: Parameters<StreamFeedHook['onJoined']>[0]) =>
        feed?.live.on('joined', callback) ?? (() => {}),
      setStream: (stream: Parameters<StreamFeedHook['setStream']>[0]) =>
        feed?.live.dispatch({ type: 'stream', stream }),
    }),
    [feed],
  );

  const clockOffset = feed?.live.clockOffset ?? 0;
  const { state: line, reason } = state.connection;
  const connection = { state: line === 'live' && reloaded ? ('reloaded' as const) : line, reason };
  return { ...state, ...actions, ...listeners, connection, problem, dismissProblem: dismiss, clockOffset };
}

interface OpenFeed {
  live: StreamFeed;
  subscribe: (onChange: () => void) => () => void;
  read: () => StreamFeed['state'];
}

function useFeed(identity: string, streamId: string, role: 'overlay' | undefined): OpenFeed | null {
  const client = useClient();
  const [open, setOpen] = useState<OpenFeed | null>(null);
  useEffect(() => {
    const live = new StreamFeed({ client, streamId, role });
    setOpen({ live, subscribe: (onChange) => live.on('change', onChange), read: () => live.state });
    live.open();
    return () => {
      setOpen(null);
      live.close();
    };
  }, [client, identity, streamId, role]);
  return open;
}

// A repetition of a deletion that did happen: what was wanted is so.
function unless(gone: string): (error: ProblemError) => void {
  return (error) => {
    if (error.slug !== gone) throw error;
  };
}

const never = () => () => {};
const nothing = () => emptyFeed;
