import { Radio } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { testIds } from '../testids';
import { ButtonLink } from './Button';
import { useScreenIsOwned } from './screenOwner';
import { ThemeToggle } from './ThemeToggle';
import { useWide } from './useWide';
import styles from './Header.module.css';

interface HeaderProps {
  /** Wallet chip and who I am. */
  children: ReactNode;
  /** On stage already, or on the way there. */
  creating: boolean;
}

export function Header({ children, creating }: HeaderProps) {
  const wide = useWide();
  const owned = useScreenIsOwned();
  // A picture that owns a phone's screen has a bar of its own.
  if (owned && !wide) return null;
  return (
    <header className={styles.header}>
      <Link to="/live" className={styles.brand} aria-label="Ovation, live streams">
        <Mark />
        <span className={styles.word}>Ovation</span>
      </Link>
      <nav className={styles.right} aria-label="You">
        <ThemeToggle />
        {children}
        {!creating && (
          <ButtonLink
            to="/creator/go-live"
            look="accent"
            className={styles.goLive}
            data-testid={testIds.goLiveLink}
          >
            <Radio size={18} strokeWidth={1.75} aria-hidden="true" />
            Go live
          </ButtonLink>
        )}
      </nav>
    </header>
  );
}

/** A spotlight on a stage. */
function Mark() {
  return (
    <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true" focusable="false">
      <path d="M10.5 3h7L24 21H4Z" fill="var(--spotlight)" fillOpacity="0.35" />
      <ellipse cx="14" cy="21.5" rx="10.5" ry="3.6" fill="var(--spotlight)" />
      <path d="M10 2.6h8" stroke="var(--spotlight)" strokeWidth="2.2" strokeLinecap="round" />
    </svg>
  );
}
