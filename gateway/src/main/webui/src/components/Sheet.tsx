import { X } from 'lucide-react';
import { useEffect, useId, useRef, type MouseEvent, type ReactNode, type SyntheticEvent } from 'react';
import { RoundButton } from './Button';
import { cx } from './cx';
import styles from './Sheet.module.css';

interface SheetProps {
  title: string;
  open: boolean;
  onClose(): void;
  children: ReactNode;
  /** Rises to 60 % of a phone and leaves the stage visible. */
  fromBelow?: boolean;
}

/**
 * A dialog over the page. The browser's own `<dialog>` holds the focus inside, closes on Escape and gives the focus
 * back; libraries that do it write style elements, which the content security policy refuses.
 */
export function Sheet({ title, open, onClose, children, fromBelow = false }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const headline = useId();

  useEffect(() => {
    const element = dialog.current;
    if (!element || element.open === open) return;
    if (!open) return element.close();
    element.showModal();
    element.querySelector<HTMLElement>('[data-first-focus]')?.focus();
  }, [open]);

  const closeOnBackdrop = (event: MouseEvent) => {
    // The backdrop belongs to the dialog itself; everything inside it is a child.
    if (event.target === dialog.current) onClose();
  };

  // Left to itself the browser gives the focus back first and tells of the closing later: whoever opened the sheet again
  // in between would see it closed by that. So the page closes it, and what is told of a sheet that is open is old news.
  const closeOnEscape = (event: SyntheticEvent) => {
    event.preventDefault();
    onClose();
  };
  const closed = () => {
    if (!dialog.current?.open) onClose();
  };

  return (
    <dialog
      ref={dialog}
      className={cx(styles.sheet, fromBelow && styles.fromBelow)}
      aria-labelledby={headline}
      onCancel={closeOnEscape}
      onClose={closed}
      onClick={closeOnBackdrop}
    >
      {open && (
        <>
          <header className={styles.head}>
            <h2 id={headline}>{title}</h2>
            <RoundButton name="Close" look="plain" onClick={onClose}>
              <X size={20} strokeWidth={1.75} aria-hidden="true" />
            </RoundButton>
          </header>
          <div className={styles.body}>{children}</div>
        </>
      )}
    </dialog>
  );
}
