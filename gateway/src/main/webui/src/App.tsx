import '@fontsource-variable/bricolage-grotesque';
import '@fontsource-variable/inter';
import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { ErrorCurtain } from './components/ErrorCurtain';
import { Header } from './components/Header';
import { restoreTheme } from './components/theme';
import { Toasts } from './components/Toasts';
import { WalletChip } from './components/WalletChip';
import { useSession, useWallet } from './hooks';
import { LivePage } from './pages/LivePage';
import { NotFoundPage } from './pages/NotFoundPage';
import { Account, SignInPlace } from './pages/SignIn';
import './styles/tokens.css';
import './styles/base.css';

// Media code comes with the pages that need it: the list is there at once.
const EarningsPage = lazy(() =>
  import('./pages/EarningsPage').then((page) => ({ default: page.EarningsPage })),
);
const GoLivePage = lazy(() => import('./pages/GoLivePage').then((page) => ({ default: page.GoLivePage })));
const OverlayPage = lazy(() => import('./pages/OverlayPage').then((page) => ({ default: page.OverlayPage })));
const StudioPage = lazy(() => import('./pages/StudioPage').then((page) => ({ default: page.StudioPage })));
const ViewerPage = lazy(() => import('./pages/ViewerPage').then((page) => ({ default: page.ViewerPage })));
const WalletPage = lazy(() => import('./pages/WalletPage').then((page) => ({ default: page.WalletPage })));

restoreTheme();

export function App() {
  return (
    <Routes>
      <Route path="/overlay/:id" element={<Overlay />} />
      <Route path="*" element={<Site />} />
    </Routes>
  );
}

/** For broadcast software: nothing but what belongs over a picture. */
function Overlay() {
  return (
    <ErrorCurtain unattended>
      <Suspense fallback={null}>
        <OverlayPage />
      </Suspense>
    </ErrorCurtain>
  );
}

function Site() {
  const { pathname } = useLocation();
  const onStage = pathname.startsWith('/stream/broadcast/');
  return (
    <Toasts>
      <SignInPlace>
        <Header creating={onStage || pathname === '/creator/go-live'}>
          <MyCoins linked={!onStage} />
          <Account />
        </Header>
        <ErrorCurtain key={pathname}>
          <Suspense fallback={null}>
            <Routes>
              <Route path="/" element={<Navigate to="/live" replace />} />
              <Route path="/live" element={<LivePage />} />
              <Route path="/creator/go-live" element={<GoLivePage />} />
              <Route path="/creator/earnings" element={<EarningsPage />} />
              <Route path="/wallet" element={<WalletPage />} />
              <Route path="/stream/broadcast/:id" element={<StudioPage />} />
              <Route path="/stream/:id" element={<ViewerPage />} />
              <Route path="*" element={<NotFoundPage />} />
            </Routes>
          </Suspense>
        </ErrorCurtain>
      </SignInPlace>
    </Toasts>
  );
}

function MyCoins({ linked }: { linked: boolean }) {
  const { user } = useSession();
  const { balance } = useWallet();
  if (!user || balance === null) return null;
  // In the studio a stray press would take the creator off the air.
  return <WalletChip balance={balance} linked={linked} />;
}
