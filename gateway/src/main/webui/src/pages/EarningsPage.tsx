import { useMemo } from 'react';
import { CoinsPage } from '../components/CoinsPage';
import { EarningsView } from '../components/EarningsView';
import { Invitation } from '../components/Invitation';
import { PanelWaiting } from '../components/Panel';
import { useToast } from '../components/Toasts';
import { Trouble } from '../components/Trouble';
import { useClient, useCreatorBoard, useCreatorStreams, useEarnings, useSession } from '../hooks';
import { saveFile } from './saveFile';
import { useSignIn } from './SignIn';
import { usePageTitle } from './usePageTitle';

export function EarningsPage() {
  usePageTitle('Earnings');
  const { user } = useSession();
  const { ask } = useSignIn();
  if (!user) {
    return (
      <Invitation
        title="Your earnings"
        words="Sign in to see what your streams brought you, and who applauded loudest."
        onSignIn={ask}
      />
    );
  }
  if (!user.roles.includes('creator')) return <ForCreators />;
  // Another person is another page: nobody reads a figure of somebody else.
  return <MyEarnings key={user.userId} userId={user.userId} />;
}

function MyEarnings({ userId }: { userId: string }) {
  const { data, error, refresh } = useEarnings();
  const { data: streams } = useCreatorStreams(userId);
  const titles = useMemo(() => new Map(streams?.map(({ id, title }) => [id, title])), [streams]);
  const boards = useCreatorBoard(userId);
  const client = useClient();
  const say = useToast();
  const download = async (from: string, to: string) => {
    saveFile(`earnings-${from}-${to}.csv`, 'text/csv', await client.earningsStatement(from, to));
    say('Your statement is among your downloads.');
  };

  if (error?.slug === 'role-required') return <ForCreators />;
  return (
    <CoinsPage title="Earnings" wide>
      {error && <Trouble words={error.message} onRetry={() => void refresh()} />}
      {!data && !error && <PanelWaiting name="Loading your earnings" lines={6} />}
      {data && <EarningsView earnings={data} titles={titles} boards={boards} onDownload={download} />}
    </CoinsPage>
  );
}

function ForCreators() {
  return (
    <Invitation
      title="Earnings are for creators"
      words="You can watch, chat and send gifts. Whoever runs this site can make you a creator; what your streams bring then appears here."
    />
  );
}
