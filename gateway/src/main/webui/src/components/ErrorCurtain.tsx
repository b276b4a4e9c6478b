import { Component, type ReactNode } from 'react';
import { Button } from './Button';
import styles from './NotFound.module.css';

/** Where a defect of a page ends: words and a way on instead of an empty screen. */
export class ErrorCurtain extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
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
