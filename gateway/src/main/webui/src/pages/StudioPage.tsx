import { useEffect } from 'react';
import { useParams } from 'react-router';
import type { StreamView } from '../client';
import { BroadcastStudio } from '../components/BroadcastStudio';
import { ChatBox } from '../components/ChatBox';
import { EndedCurtain } from '../components/EndedCurtain';
import { GiftLayer } from '../components/GiftLayer';
import { NotFound } from '../components/NotFound';
import { RoomOpening } from '../components/RoomOpening';
import { StudioDoor } from '../components/StudioDoor';
import { useToast } from '../components/Toasts';
import { useWide } from '../components/useWide';
import { useBroadcast, useClient, useLiveStreams, useReducedMotion, useSession } from '../hooks';
import { lineWords } from './lineWords';
import { copyOverlayLink, share } from './share';
import { useSignIn } from './SignIn';
import { usePageTitle } from './usePageTitle';
import { useRoom } from './useRoom';

export function StudioPage() {
  const { id = '' } = useParams();
  // Another stream is another page: nothing received here belongs there.
  return <Studio key={id} id={id} />;
}

function Studio({ id }: { id: string }) {
  const room = useRoom(id);
  const { user } = useSession();
  const { ask } = useSignIn();
  const client = useClient();
  const { feed } = room;
  const { stream } = feed;
  usePageTitle(stream ? `Studio: ${stream.title}` : undefined);

  if (feed.connection.reason === 'stream-not-found') {
    return (
      <NotFound
        title="No such stream"
        words="This studio belongs to no stream. Open a new one and go live."
      />
    );
  }
  if (!stream) {
    return <RoomOpening offline={feed.connection.state === 'offline'} words={lineWords(feed.connection)} />;
  }
  if (stream.creatorId !== user?.userId) {
    return (
      <StudioDoor creator={stream.creatorUsername} streamId={id} signedIn={user !== null} onSignIn={ask} />
    );
  }
  if (feed.ended) return <Ended room={room} />;
  if (stream.status === 'scheduled') {
    const start = async () => feed.setStream(await client.startStream(id));
    return (
      <StudioDoor
        creator={stream.creatorUsername}
        streamId={id}
        signedIn
        scheduled={stream}
        onStart={start}
      />
    );
  }
  return <OnAir room={room} stream={stream} />;
}

type RoomState = ReturnType<typeof useRoom>;

function OnAir({ room, stream }: { room: RoomState; stream: StreamView }) {
  const { feed, stage, joined, gifts, goalReached, hypeEnded, reader, onDelete, chatProblem } = room;
  const client = useClient();
  const broadcast = useBroadcast(stream.id);
  const say = useToast();
  const wide = useWide();
  const still = useReducedMotion();
  const { start } = broadcast;

  // What goes wrong comes as `broadcast.error` and stands on the picture.
  useEffect(() => void start().catch(() => undefined), [start]);

  return (
    <BroadcastStudio
      stream={stream}
      viewers={feed.currentViewers ?? 0}
      earnings={feed.leaderboard.totalCoins}
      goal={feed.goal}
      hype={feed.hype}
      gifts={gifts}
      line={feed.connection.state}
      lineWords={lineWords(feed.connection)}
      clockOffset={feed.clockOffset}
      broadcast={broadcast}
      onEnd={async () => feed.setStream(await client.endStream(stream.id))}
      onShare={() => void share(stream.id, stream.title, say)}
      onCopyOverlay={() => void copyOverlayLink(stream.id, say)}
      onSetGoal={feed.setGoal}
      onRemoveGoal={feed.removeGoal}
      chat={
        <ChatBox
          lines={feed.messages}
          deleted={feed.deleted}
          joined={joined}
          reader={reader}
          hostId={stream.creatorId}
          onDelete={onDelete}
          overPicture={!wide}
          empty="Your audience’s lines appear here."
          signedIn
          onSignIn={() => undefined}
          onSend={feed.sendMessage}
          problem={chatProblem}
          onDismissProblem={feed.dismissProblem}
        />
      }
      layer={<GiftLayer stage={stage} still={still} goalReached={goalReached} hypeEnded={hypeEnded} />}
    />
  );
}

function Ended({ room: { feed } }: { room: RoomState }) {
  const live = useLiveStreams();
  if (!feed.stream || !feed.ended) return null;
  return (
    <EndedCurtain
      stream={feed.stream}
      figures={feed.ended}
      board={feed.leaderboard}
      others={live.data ?? []}
      own
    />
  );
}
