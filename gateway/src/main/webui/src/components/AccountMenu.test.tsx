import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentProps } from 'react';
import { MemoryRouter } from 'react-router';
import { describe, expect, it, vi } from 'vitest';
import { testIds } from '../testids';
import { AccountMenu } from './AccountMenu';
import { SignInDialog } from './SignInDialog';

const nothing = () => undefined;

const menu = (props: Partial<ComponentProps<typeof AccountMenu>> = {}) =>
  render(
    <MemoryRouter>
      <AccountMenu
        name="Ada"
        recent={[]}
        onSwitch={nothing}
        onSignIn={nothing}
        onSignOut={nothing}
        {...props}
      />
    </MemoryRouter>,
  );

describe('AccountMenu', () => {
  it('should make me somebody else in two clicks', async () => {
    // Given
    const onSwitch = vi.fn();
    menu({ recent: ['Ada', 'Grace'], onSwitch });
    // When
    await userEvent.click(screen.getByTestId(testIds.accountOpen));
    await userEvent.click(screen.getByTestId(testIds.accountSwitch));
    // Then
    expect(onSwitch).toHaveBeenCalledWith('Grace');
    expect(screen.queryByTestId(testIds.accountSwitch)).toBeNull();
  });

  it('should close on Escape', async () => {
    // Given
    menu();
    await userEvent.click(screen.getByTestId(testIds.accountOpen));
    // When
    await userEvent.keyboard('{Escape}');
    // Then
    expect(screen.getByTestId(testIds.accountOpen)).toHaveAttribute('aria-expanded', 'false');
  });

  it.each([
    ['Escape', () => userEvent.keyboard('{Escape}')],
    ['a choice', () => userEvent.click(screen.getByTestId(testIds.accountSwitch))],
    ['a way', () => userEvent.click(screen.getByRole('link', { name: 'Wallet' }))],
  ])('should give the focus back on %s', async (_, leave) => {
    // Given
    menu({ recent: ['Grace'] });
    await userEvent.click(screen.getByTestId(testIds.accountOpen));
    await userEvent.tab();
    // When
    await leave();
    // Then
    expect(screen.getByTestId(testIds.accountOpen)).toHaveFocus();
  });

  it('should leave the focus to what was pressed beside it', async () => {
    // Given
    menu();
    render(<button type="button">Elsewhere</button>);
    await userEvent.click(screen.getByTestId(testIds.accountOpen));
    // When
    await userEvent.click(screen.getByRole('button', { name: 'Elsewhere' }));
    // Then
    expect(screen.getByTestId(testIds.accountOpen)).toHaveAttribute('aria-expanded', 'false');
    expect(screen.getByRole('button', { name: 'Elsewhere' })).toHaveFocus();
  });

  it('should lead to the wallet, a creator also to the earnings, and close behind them', async () => {
    // Given
    menu({ creator: true });
    await userEvent.click(screen.getByTestId(testIds.accountOpen));
    expect(screen.getByRole('link', { name: 'Wallet' })).toHaveAttribute('href', '/wallet');
    expect(screen.getByRole('link', { name: 'Earnings' })).toHaveAttribute('href', '/creator/earnings');
    // When
    await userEvent.click(screen.getByRole('link', { name: 'Earnings' }));
    // Then
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('should not speak of earnings to who has none', async () => {
    // Given
    menu();
    // When
    await userEvent.click(screen.getByTestId(testIds.accountOpen));
    // Then
    expect(screen.queryByRole('link', { name: 'Earnings' })).toBeNull();
  });

  it('should ask a guest to sign in', async () => {
    // Given
    const onSignIn = vi.fn();
    menu({ name: null, onSignIn });
    // When
    await userEvent.click(screen.getByTestId(testIds.signInOpen));
    // Then
    expect(onSignIn).toHaveBeenCalledOnce();
  });
});

describe('SignInDialog', () => {
  it('should sign in by name, start in the field and close', async () => {
    // Given
    const [signIn, onClose] = [vi.fn(() => Promise.resolve()), vi.fn()];
    render(<SignInDialog open recent={[]} signIn={signIn} onClose={onClose} />);
    expect(screen.getByTestId(testIds.signInName)).toHaveFocus();
    // When
    await userEvent.type(screen.getByTestId(testIds.signInName), ' ada {Enter}');
    // Then
    expect(signIn).toHaveBeenCalledWith('ada');
    expect(onClose).toHaveBeenCalled();
  });

  it('should stay open and say why when the name is refused', async () => {
    // Given
    const onClose = vi.fn();
    render(
      <SignInDialog
        open
        recent={[]}
        signIn={() => Promise.reject(new Error('Too long.'))}
        onClose={onClose}
      />,
    );
    // When
    await userEvent.type(screen.getByTestId(testIds.signInName), 'ada{Enter}');
    // Then
    expect(await screen.findByRole('alert')).toHaveTextContent('Too long.');
    expect(onClose).not.toHaveBeenCalled();
  });
});
