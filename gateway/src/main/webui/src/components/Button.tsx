import { ExternalLink } from 'lucide-react';
import type { AnchorHTMLAttributes, ComponentPropsWithRef, ReactNode } from 'react';
import { Link } from 'react-router';
import { cx } from './cx';
import styles from './Button.module.css';

export interface ButtonLook {
  /** `accent` is the one thing to do here; a page has at most one. */
  look?: 'accent' | 'quiet' | 'plain' | 'danger' | 'raised';
  small?: boolean;
  wide?: boolean;
}

type ButtonProps = ComponentPropsWithRef<'button'> & ButtonLook;

export function Button({ look = 'raised', small, wide, className, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={cx(classOf({ look, small, wide }), className)} {...rest} />;
}

interface ButtonLinkProps extends ButtonLook {
  to: string;
  children: ReactNode;
  className?: string;
  title?: string;
  'data-testid'?: string;
}

/** A link that looks like a button, for what leads to another page. */
export function ButtonLink({ look = 'raised', small, wide, className, to, ...rest }: ButtonLinkProps) {
  return <Link to={to} className={cx(classOf({ look, small, wide }), className)} {...rest} />;
}

type LinkAwayProps = AnchorHTMLAttributes<HTMLAnchorElement> & ButtonLook;

/** The same for what leads to another site: in a tab of its own, so that the stream goes on in this one. */
export function LinkAway({ look = 'raised', small, wide, className, children, ...rest }: LinkAwayProps) {
  return (
    <a target="_blank" rel="noopener" className={cx(classOf({ look, small, wide }), className)} {...rest}>
      {children}
      <ExternalLink size={16} strokeWidth={1.75} aria-hidden="true" />
      <span className="visually-hidden"> in a new tab</span>
    </a>
  );
}

type RoundButtonProps = ComponentPropsWithRef<'button'> & {
  /** What it does: read aloud and shown as a tooltip. */
  name: string;
  look?: ButtonLook['look'];
};

/** A control that is only a picture. */
export function RoundButton({ name, look = 'raised', className, children, ...rest }: RoundButtonProps) {
  return (
    <Button aria-label={name} title={name} look={look} className={cx(styles.round, className)} {...rest}>
      {children}
    </Button>
  );
}

function classOf({ look, small, wide }: ButtonLook): string {
  return cx(
    styles.button,
    look !== 'raised' && look && styles[look],
    small && styles.small,
    wide && styles.wide,
  );
}
