import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';

import { ProblemError, type OvationClient } from '../client';
import { deviceId } from './keptSession';
import { SessionStore } from './SessionStore';
import type { Session } from './types';

const SessionContext = createContext<SessionStore | null>(null);

// A refusal stays a refusal however often one asks; only what is away for a moment is worth another try.
const retry = (failures: number, error: unknown) =>
  failures < 3 && error instanceof ProblemError && error.temporary;

/** Gives the application its session, its client and its cache of answers. `store` replaces the session in tests. */
export function SessionProvider({ children, store }: { children: ReactNode; store?: SessionStore }) {
  const [session] = useState(() => store ?? new SessionStore());
  const [queries] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry, staleTime: 2_000 } } }),
  );
  useEffect(() => session.start(), [session]);
  return (
    <SessionContext value={session}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </SessionContext>
  );
}

export function useSessionStore(): SessionStore {
  const store = useContext(SessionContext);
  if (!store) throw new Error('SessionProvider is missing above this component');
  return store;
}

/** Who is signed in in this tab, and how to change that. */
export function useSession(): Session {
  const store = useSessionStore();
  const kept = useSyncExternalStore(store.subscribe, store.current);
  return useMemo(
    () => ({
      user: kept && { userId: kept.userId, username: kept.username, roles: kept.roles },
      token: kept?.token ?? null,
      deviceId: deviceId(),
      signIn: (username, roles) => store.signIn(username, roles),
      switchTo: (username) => store.signIn(username),
      signOut: () => store.signOut(),
    }),
    [kept, store],
  );
}

/** The client that acts for whoever is signed in in this tab. */
export function useClient(): OvationClient {
  return useSessionStore().client;
}
