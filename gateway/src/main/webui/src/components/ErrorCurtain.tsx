import { Component, type ReactNode } from 'react';
import { Button } from './Button';
import styles from './NotFound.module.css';

/** How long a page that nobody sits in front of stays empty before it begins anew, in milliseconds. */
export const BEGINS_ANEW_AFTER = 30_000;

interface ErrorCurtainProps {
  children: ReactNode;
  /** Nobody sits in front of it and many may see it: it says nothing and begins anew by itself. */
  unattended?: boolean;
}

/** Where a defect of a page ends: words and a way on instead of an empty screen. */
export class ErrorCurtain extends Component<ErrorCurtainProps, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch() {
    if (this.props.unattended) setTimeout(() => location.reload(), BEGINS_ANEW_AFTER);
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    if (this.props.unattended) return null;
    return (
      <main className={styles.page} role="alert">
        <h1>This page tripped</h1>
        <p className={styles.words}>
          Something went wrong here, or a new version has come out. A reload puts it right; what you sent is
          safe.
        </p>
        <Button look="accent" onClick={() => location.reload()}>
          Reload
        </Button>
      </main>
    );
  }
}
