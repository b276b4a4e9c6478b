import { ChartColumn, LogOut, UserPlus, Wallet } from 'lucide-react';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { Link } from 'react-router';
import { testIds } from '../testids';
import { Button } from './Button';
import { Face } from './Face';
import styles from './AccountMenu.module.css';

interface AccountMenuProps {
  /** null for a guest. */
  name: string | null;
  /** Has earnings to look at. */
  creator?: boolean;
  /** Names used in this browser before, newest first. */
  recent: readonly string[];
  onSwitch(name: string): void;
  onSignIn(): void;
  onSignOut(): void;
}

/** Who I am in this tab and what is mine; one click opens, the second one makes me somebody else. */
export function AccountMenu(props: AccountMenuProps) {
  const { name, creator = false, recent, onSwitch, onSignIn, onSignOut } = props;
  const [open, setOpen] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  const chip = useRef<HTMLButtonElement>(null);
  const id = useId();
  /** What had the focus goes with the menu: it returns to where it came from. */
  const close = useCallback(() => {
    setOpen(false);
    chip.current?.focus();
  }, []);

  useEffect(() => {
    if (!open) return;
    const closeOutside = (event: Event) => {
      if (!menu.current?.contains(event.target as Node)) setOpen(false);
    };
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close();
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('keydown', closeOnEscape);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('keydown', closeOnEscape);
    };
  }, [close, open]);

  if (name === null) {
    return (
      <Button look="quiet" className={styles.signIn} data-testid={testIds.signInOpen} onClick={onSignIn}>
        Sign in
      </Button>
    );
  }
  const choose = (action: () => void) => () => {
    close();
    action();
  };
  return (
    <div className={styles.account} ref={menu}>
      <button
        ref={chip}
        type="button"
        className={styles.chip}
        data-testid={testIds.accountOpen}
        aria-expanded={open}
        aria-controls={id}
        aria-label={`You are ${name}. Switch`}
        onClick={() => setOpen(!open)}
      >
        <Face name={name} size={30} />
        <span className={styles.name} data-testid={testIds.accountName}>
          {name}
        </span>
      </button>
      {open && (
        <div id={id} className={styles.menu} role="group" aria-label="Your account">
          <p className={styles.note}>You are {name} in this tab</p>
          <Link to="/wallet" className={styles.item} onClick={close}>
            <Wallet size={20} strokeWidth={1.75} aria-hidden="true" /> Wallet
          </Link>
          {creator && (
            <Link to="/creator/earnings" className={styles.item} onClick={close}>
              <ChartColumn size={20} strokeWidth={1.75} aria-hidden="true" /> Earnings
            </Link>
          )}
          {recent
            .filter((each) => each !== name)
            .map((each) => (
              <button
                key={each}
                type="button"
                className={styles.item}
                data-testid={testIds.accountSwitch}
                data-name={each}
                onClick={choose(() => onSwitch(each))}
              >
                <Face name={each} size={24} /> {each}
              </button>
            ))}
          <button
            type="button"
            className={styles.item}
            data-testid={testIds.signInOpen}
            onClick={choose(onSignIn)}
          >
            <UserPlus size={20} strokeWidth={1.75} aria-hidden="true" /> Somebody else
          </button>
          <button
            type="button"
            className={styles.item}
            data-testid={testIds.accountSignOut}
            onClick={choose(onSignOut)}
          >
            <LogOut size={20} strokeWidth={1.75} aria-hidden="true" /> Sign out
          </button>
        </div>
      )}
    </div>
  );
}
