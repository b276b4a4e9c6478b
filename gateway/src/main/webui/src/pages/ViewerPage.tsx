import { useEffect, useRef, useState } from 'react';
import { useParams } from 'react-router';
import { asProblem } from '../client';
import { ChatBox } from '../components/ChatBox';
import { EndedCurtain } from '../components/EndedCurtain';
import { GiftButton } from '../components/GiftButton';
import { GiftLayer } from '../components/GiftLayer';
import { GiftSelector } from '../components/GiftSelector';
import { NotFound } from '../components/NotFound';
import { RoomOpening } from '../components/RoomOpening';
import { Sheet } from '../components/Sheet';
import { StreamViewer } from '../components/StreamViewer';
import { useToast } from '../components/Toasts';
import { useWide } from '../components/useWide';
import {
  useConfig,
  useCreatorBoard,
  useGiftCatalog,
  useLiveStreams,
  usePurchase,
  useReducedMotion,
  useSession,
  useViewerMedia,
  useWallet,
} from '../hooks';
import { lineWords } from './lineWords';
import { share } from './share';
import { Account, useSignIn } from './SignIn';
import { usePageTitle } from './usePageTitle';
import { useRefund } from './useRefund';
import { useRoom } from './useRoom';

export function ViewerPage() {
  const { id = '' } = useParams();
  // Another stream is another page: nothing typed or seen here belongs there.
  return <Viewer key={id} id={id} />;
}

function Viewer({ id }: { id: string }) {
  const { feed, stage, joined, goalReached, hypeEnded, reader, onDelete, chatProblem } = useRoom(id);
  const { user } = useSession();
  const { ask } = useSignIn();
  const { data: config } = useConfig();
  const say = useToast();
  const wide = useWide();
  const still = useReducedMotion();
  const { stream } = feed;
  const mediaServer = config?.media ?? 'on';
  const watching = stream?.status === 'live' && mediaServer === 'on';
  const media = useViewerMedia(watching ? id : null);
  const boards = useCreatorBoard(stream?.creatorId ?? null, feed.leaderboard);
  const [giving, setGiving] = useState(false);
  usePageTitle(stream?.title);
  useRefund(feed);

  if (feed.connection.reason === 'stream-not-found') return <NoSuchStream />;
  if (!stream) {
    return <RoomOpening offline={feed.connection.state === 'offline'} words={lineWords(feed.connection)} />;
  }
  if (feed.ended) return <Ended feed={feed} />;

  const own = user?.userId === stream.creatorId;
  const chat = (
    <ChatBox
      lines={feed.messages}
      deleted={feed.deleted}
      joined={joined}
      reader={reader}
      hostId={stream.creatorId}
      onDelete={onDelete}
      overPicture={!wide}
      empty={stream.status === 'live' ? 'No lines yet. Say hello.' : undefined}
      signedIn={user !== null}
      onSignIn={ask}
      onSend={feed.sendMessage}
      problem={chatProblem}
      onDismissProblem={feed.dismissProblem}
      closed={stream.status === 'scheduled' ? 'The chat opens when the stream begins.' : null}
      action={own ? null : <GiftButton onOpen={() => setGiving(true)} />}
    />
  );
  return (
    <>
      <StreamViewer
        stream={stream}
        viewers={feed.currentViewers}
        board={feed.leaderboard}
        boards={boards}
        goal={feed.goal}
        hype={feed.hype}
        line={feed.connection.state}
        lineWords={lineWords(feed.connection)}
        clockOffset={feed.clockOffset}
        media={media}
        mediaServer={mediaServer}
        onShare={() => void share(stream.id, stream.title, say)}
        chat={chat}
        layer={<GiftLayer stage={stage} still={still} goalReached={goalReached} hypeEnded={hypeEnded} />}
        account={<Account />}
      />
      <Sheet title="Send a gift" fromBelow open={giving} onClose={() => setGiving(false)}>
        <Gifts feed={feed} still={still} onGiven={() => setGiving(false)} />
      </Sheet>
    </>
  );
}

function Gifts({
  feed,
  still,
  onGiven,
}: {
  feed: ReturnType<typeof useRoom>['feed'];
  still: boolean;
  onGiven(): void;
}) {
  const gifts = useGiftCatalog();
  const wallet = useWallet();
  const purchase = usePurchase();
  const { user } = useSession();
  const { ask } = useSignIn();
  const { data: config } = useConfig();
  const say = useToast();
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => void (shown.current = false);
  }, []);
  return (
    <GiftSelector
      gifts={gifts.data}
      balance={wallet.balance}
      signedIn={user !== null}
      onSignIn={ask}
      onSend={async (gift, quantity) => {
        try {
          await feed.sendGift(gift, quantity);
          onGiven();
        } catch (refusal) {
          if (!shown.current) say(`${gift.name} was not sent. ${asProblem(refusal).message}`);
          // Another tab may have spent the coins: the next look at the price is with the true balance.
          await wallet.refresh();
          throw refusal;
        }
      }}
      onTopUp={config?.profile === 'local' ? wallet.topUp : undefined}
      purchase={purchase}
      still={still}
    />
  );
}

function Ended({ feed }: { feed: ReturnType<typeof useRoom>['feed'] }) {
  const live = useLiveStreams();
  if (!feed.stream || !feed.ended) return null;
  return (
    <EndedCurtain
      stream={feed.stream}
      figures={feed.ended}
      board={feed.leaderboard}
      others={live.data ?? []}
    />
  );
}

function NoSuchStream() {
  return (
    <NotFound
      title="No such stream"
      words="The link may be mistyped, or the stream was never there. Look who is live now."
    />
  );
}
