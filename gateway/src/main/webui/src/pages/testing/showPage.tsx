import { render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { MemoryRouter, Route, Routes } from 'react-router';
import type { Role } from '../../client';
import { token } from '../../client/testing/samples';
import { Toasts } from '../../components/Toasts';
import { SessionProvider } from '../../hooks';
import { keepSession } from '../../hooks/keptSession';
import { SessionStore } from '../../hooks/SessionStore';
import type { FakeGateway } from '../../hooks/testing/FakeGateway';
import { SignInPlace } from '../SignIn';

/** A page as the application shows it at an address, to `username` of the given roles or to a guest. */
export function showPage(
  page: ReactElement,
  gateway: FakeGateway,
  username?: string,
  roles: Role[] = [],
  { path = '*', at = '/' } = {},
) {
  keepSession(username ? { token: token(username), userId: `${username}-id`, username, roles } : null);
  const store = new SessionStore(gateway.fetch);
  return render(
    <MemoryRouter initialEntries={[at]}>
      <SessionProvider store={store}>
        <Toasts>
          <SignInPlace>
            <Routes>
              <Route path={path} element={page} />
            </Routes>
          </SignInPlace>
        </Toasts>
      </SessionProvider>
    </MemoryRouter>,
  );
}
