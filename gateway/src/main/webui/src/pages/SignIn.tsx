import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { AccountMenu } from '../components/AccountMenu';
import { SignInDialog } from '../components/SignInDialog';
import { useToast } from '../components/Toasts';
import { useConfig, useSession } from '../hooks';
import { recentNames, rememberName } from './recentNames';

interface SignInDoor {
  /** Opens the dialog; the page behind it stays as it is. */
  ask(): void;
  recent: readonly string[];
  signIn(name: string): Promise<void>;
}

const DoorContext = createContext<SignInDoor | null>(null);

/** How any page lets a guest in. */
export function useSignIn(): SignInDoor {
  const door = useContext(DoorContext);
  if (!door) throw new Error('SignInPlace is missing above this component');
  return door;
}

/** The one sign-in dialog of a tab. */
export function SignInPlace({ children }: { children: ReactNode }) {
  const session = useSession();
  const config = useConfig();
  const say = useToast();
  const [open, setOpen] = useState(false);
  const [recent, setRecent] = useState(recentNames);
  const local = config.data?.signIn !== 'oidc';

  const signIn = useCallback(
    async (name: string) => {
      await session.signIn(name);
      setRecent(rememberName(name));
    },
    [session],
  );
  const ask = useCallback(() => {
    if (local) setOpen(true);
    else say('Sign in where your organisation does, then come back to this page.');
  }, [local, say]);
  const door = useMemo(() => ({ ask, recent, signIn }), [ask, recent, signIn]);

  return (
    <DoorContext value={door}>
      {children}
      <SignInDialog open={open} onClose={() => setOpen(false)} recent={recent} signIn={signIn} />
    </DoorContext>
  );
}

/** Who I am, for the header and for the bar over a phone's picture. */
export function Account() {
  const { user, signOut } = useSession();
  const { ask, recent, signIn } = useSignIn();
  const say = useToast();
  const switchTo = (name: string) =>
    void signIn(name).catch((refusal: unknown) =>
      say(refusal instanceof Error ? refusal.message : 'That did not work.'),
    );
  return (
    <AccountMenu
      name={user?.username ?? null}
      creator={user?.roles.includes('creator')}
      recent={recent}
      onSwitch={switchTo}
      onSignIn={ask}
      onSignOut={signOut}
    />
  );
}
