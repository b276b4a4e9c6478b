import { Share2, Volume2, VolumeX, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import type { GoalProgress, HypeTrain, Leaderboard, MediaState, StreamView } from '../client';
import type { CreatorBoardHook, ViewerMedia } from '../hooks';
import { testIds } from '../testids';
import { Button, RoundButton } from './Button';
import { ConnectionBar, type LineState } from './ConnectionBar';
import { Face } from './Face';
import { GoalBar } from './GoalBar';
import { HypeBar } from './HypeBar';
import { LeaderboardStrip } from './LeaderboardStrip';
import { LiveBadge } from './LiveBadge';
import { Room } from './Room';
import { useWide } from './useWide';
import { ViewerNotice } from './ViewerNotice';
import styles from './StreamViewer.module.css';

interface StreamViewerProps {
  stream: StreamView;
  viewers: number | null;
  board: Leaderboard | null;
  /** The creator's, over all streams of a period. */
  boards: CreatorBoardHook;
  /** null where none is set. */
  goal: GoalProgress | null;
  /** null where none runs. */
  hype: HypeTrain | null;
  line: LineState;
  /** Said of the line instead of what its state alone says. */
  lineWords: string | null;
  /** Server time minus this machine's, in milliseconds. */
  clockOffset: number;
  media: ViewerMedia;
  /** Of the whole suite: whether there can be a picture. */
  mediaServer: MediaState;
  onShare(): void;
  /** The chat with its composer and the gift button. */
  chat: ReactNode;
  layer: ReactNode;
  /** Who I am, for the bar over a phone's picture. */
  account: ReactNode;
}

/** A stream being watched. */
export function StreamViewer(props: StreamViewerProps) {
  const { stream, viewers, board, boards, goal, hype, line, lineWords, clockOffset } = props;
  const { media, mediaServer, onShare, chat, layer, account } = props;
  const wide = useWide();
  const navigate = useNavigate();
  const badge = <LiveBadge status={stream.status} broadcast={stream.broadcast} viewers={viewers} />;
  return (
    <Room
      connection={<ConnectionBar state={line} words={lineWords} />}
      picture={
        <>
          <video
            ref={media.videoRef}
            className={styles.video}
            data-testid={testIds.player}
            data-state={media.state}
            data-quality={media.quality ?? ''}
            aria-label={`${stream.creatorUsername} live`}
            playsInline
          />
          <ViewerNotice stream={stream} media={media.state} mediaServer={mediaServer} />
          <div className={styles.overlay} data-over-picture="">
            {wide && <div className={styles.badge}>{badge}</div>}
            {media.state === 'needs-tap' && (
              <Button
                className={styles.tap}
                look="accent"
                data-testid={testIds.tapForSound}
                onClick={() => void media.tapForSound()}
              >
                <VolumeX size={20} strokeWidth={1.75} aria-hidden="true" />
                Tap for sound
              </Button>
            )}
            {media.state === 'playing' && <Sound media={media} />}
          </div>
        </>
      }
      top={
        <div className={styles.top}>
          <Face name={stream.creatorUsername} size={38} />
          <div className={styles.who}>
            <b className={styles.name}>{stream.creatorUsername}</b>
            <h1 className={styles.topTitle} data-testid={testIds.streamTitle}>
              {stream.title}
            </h1>
          </div>
          {account}
          <RoundButton name="Close" look="plain" onClick={() => void navigate('/live')}>
            <X size={22} strokeWidth={1.75} aria-hidden="true" />
          </RoundButton>
          <div className={styles.second}>
            {badge}
            <LeaderboardStrip board={board} boards={boards} small />
          </div>
          {goal && <GoalBar goal={goal} className={styles.barAbove} />}
          <HypeBar hype={hype} clockOffset={clockOffset} className={styles.barAbove} />
        </div>
      }
      about={<About stream={stream} onShare={onShare} titleHere={wide} />}
      side={
        <>
          {wide && <LeaderboardStrip board={board} boards={boards} />}
          {wide && goal && <GoalBar goal={goal} className={styles.barBeside} />}
          {wide && <HypeBar hype={hype} clockOffset={clockOffset} className={styles.barBeside} />}
          {chat}
        </>
      }
      layer={layer}
    />
  );
}

function Sound({ media }: { media: ViewerMedia }) {
  const Picture = media.muted ? VolumeX : Volume2;
  return (
    <RoundButton
      name={media.muted ? 'Sound on' : 'Sound off'}
      className={styles.sound}
      onClick={() => media.setMuted(!media.muted)}
    >
      <Picture size={20} strokeWidth={1.75} aria-hidden="true" />
    </RoundButton>
  );
}

function About({ stream, onShare, titleHere }: { stream: StreamView; onShare(): void; titleHere: boolean }) {
  if (!titleHere) return null;
  return (
    <div className={styles.about}>
      <Face name={stream.creatorUsername} size={48} />
      <div className={styles.words}>
        <h1 className={styles.title} data-testid={testIds.streamTitle}>
          {stream.title}
        </h1>
        <p className={styles.creator}>{stream.creatorUsername}</p>
        {stream.tags.length > 0 && (
          <ul className={styles.tags} aria-label="Tags">
            {stream.tags.map((tag) => (
              <li key={tag}>
                <Link to={`/live?tag=${encodeURIComponent(tag)}`}>{tag}</Link>
              </li>
            ))}
          </ul>
        )}
        {stream.description && <p className={styles.description}>{stream.description}</p>}
      </div>
      <Button look="quiet" onClick={onShare}>
        <Share2 size={18} strokeWidth={1.75} aria-hidden="true" />
        Share
      </Button>
    </div>
  );
}
