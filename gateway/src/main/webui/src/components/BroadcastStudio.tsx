import { Layers, MicOff, Share2, Target } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { GoalProgress, HypeTrain, SetGoal, StreamView } from '../client';
import type { BroadcastHook } from '../hooks';
import { testIds } from '../testids';
import { Button, RoundButton } from './Button';
import { CaptureNotice } from './CaptureNotice';
import { MICROPHONE_LOST } from './captureWords';
import { ConnectionBar, type LineState } from './ConnectionBar';
import { GiftNotices, type GiftNews } from './GiftNotices';
import { GoalBar } from './GoalBar';
import { GoalForm } from './GoalForm';
import { HypeBar } from './HypeBar';
import { LiveBadge } from './LiveBadge';
import { Room } from './Room';
import { Sheet } from './Sheet';
import { StageNotice } from './StageNotice';
import { StudioFigures } from './StudioFigures';
import { StudioRail } from './StudioRail';
import { useWide } from './useWide';
import styles from './BroadcastStudio.module.css';

interface BroadcastStudioProps {
  stream: StreamView;
  viewers: number;
  /** Coins received in this stream. */
  earnings: number;
  /** null where none is set. */
  goal: GoalProgress | null;
  /** null where none runs. */
  hype: HypeTrain | null;
  /** Newest first. */
  gifts: readonly GiftNews[];
  line: LineState;
  /** Said of the line instead of what its state alone says. */
  lineWords: string | null;
  /** Server time minus this machine's, in milliseconds. */
  clockOffset: number;
  broadcast: BroadcastHook;
  onEnd(): Promise<unknown>;
  onShare(): void;
  /** Copies the address of the page that broadcast software lays over a picture. */
  onCopyOverlay(): void;
  onSetGoal(goal: SetGoal): Promise<unknown>;
  onRemoveGoal(): Promise<unknown>;
  chat: ReactNode;
  layer: ReactNode;
}

/** The creator's side of a live stream. */
export function BroadcastStudio(props: BroadcastStudioProps) {
  const { stream, viewers, earnings, goal, hype, gifts, line, lineWords, clockOffset, broadcast } = props;
  const { onEnd, onShare, onCopyOverlay, onSetGoal, onRemoveGoal, chat, layer } = props;
  const wide = useWide();
  const [settingGoal, setSettingGoal] = useState(false);
  const closing = (action: Promise<unknown>) => action.then(() => setSettingGoal(false));
  const goalButton = {
    'aria-haspopup': 'dialog',
    'data-testid': testIds.studioGoal,
    onClick: () => setSettingGoal(true),
  } as const;
  const figures = (
    <StudioFigures
      viewers={viewers}
      earnings={earnings}
      startedAt={stream.startedAt}
      clockOffset={clockOffset}
    />
  );
  return (
    <Room
      connection={<ConnectionBar state={line} words={lineWords} />}
      picture={<StudioPicture stream={stream} broadcast={broadcast} badge={wide} />}
      top={
        <div className={styles.top}>
          <LiveBadge status={stream.status} broadcast={stream.broadcast} viewers={null} />
          {figures}
          <RoundButton name="Goal" {...goalButton}>
            <Target size={20} strokeWidth={1.75} aria-hidden="true" />
          </RoundButton>
          {goal && <GoalBar goal={goal} className={styles.barAbove} />}
          <HypeBar hype={hype} clockOffset={clockOffset} className={styles.barAbove} />
        </div>
      }
      rail={<StudioRail broadcast={broadcast} viewers={viewers} onEnd={onEnd} />}
      about={
        wide && (
          <div className={styles.about}>
            {figures}
            {goal && <GoalBar goal={goal} className={styles.bar} />}
            <HypeBar hype={hype} clockOffset={clockOffset} className={styles.bar} />
            <div className={styles.row}>
              <h1 className={styles.title} data-testid={testIds.streamTitle}>
                {stream.title}
              </h1>
              <div className={styles.actions}>
                <Button look="quiet" {...goalButton}>
                  <Target size={18} strokeWidth={1.75} aria-hidden="true" />
                  Goal
                </Button>
                <Button look="quiet" onClick={onShare}>
                  <Share2 size={18} strokeWidth={1.75} aria-hidden="true" />
                  Share
                </Button>
                <Button look="quiet" data-testid={testIds.studioOverlay} onClick={onCopyOverlay}>
                  <Layers size={18} strokeWidth={1.75} aria-hidden="true" />
                  Overlay link
                </Button>
              </div>
            </div>
            <Stats broadcast={broadcast} />
          </div>
        )
      }
      side={
        <>
          <GiftNotices gifts={gifts} />
          {chat}
        </>
      }
      layer={
        <>
          {layer}
          <Sheet title="Gift goal" open={settingGoal} onClose={() => setSettingGoal(false)}>
            <GoalForm
              goal={goal}
              onSave={(wanted) => closing(onSetGoal(wanted))}
              onRemove={() => closing(onRemoveGoal())}
            />
          </Sheet>
        </>
      }
    />
  );
}

function StudioPicture({
  stream,
  broadcast,
  badge,
}: {
  stream: StreamView;
  broadcast: BroadcastHook;
  badge: boolean;
}) {
  const { error, publishing, starting, source, camOn, micLost } = broadcast;
  return (
    <>
      <video
        ref={broadcast.videoRef}
        className={styles.video}
        data-testid={testIds.studioPreview}
        data-source={source ?? ''}
        data-mirrored={source === 'camera' || undefined}
        aria-label="Your picture as viewers get it"
        autoPlay
        muted
        playsInline
      />
      {!error && starting && (
        <StageNotice state="starting" title="Going on air">
          <p>If your browser asks, allow camera and microphone.</p>
        </StageNotice>
      )}
      {!error && publishing && !camOn && source === 'camera' && (
        <StageNotice state="camera-off" title="Your camera is hidden">
          <p>Viewers hear you and see nothing.</p>
        </StageNotice>
      )}
      {error && (
        <CaptureNotice
          error={error}
          onAgain={() => void broadcast.start()}
          onTestPicture={() => void broadcast.useTestPicture()}
        />
      )}
      {micLost && (
        <p className={styles.micLost} role="alert" data-testid={testIds.studioMicLost} data-over-picture="">
          <MicOff size={20} strokeWidth={1.75} aria-hidden="true" />
          {MICROPHONE_LOST}
        </p>
      )}
      {badge && (
        <div className={styles.badge}>
          <LiveBadge status={stream.status} broadcast={stream.broadcast} viewers={null} />
        </div>
      )}
      <span
        className="visually-hidden"
        data-testid={testIds.studioOnAir}
        data-broadcast={stream.broadcast}
        data-publishing={publishing}
        role="status"
      >
        {stream.broadcast === 'on_air' ? 'You are on air.' : 'You are not on air yet.'}
      </span>
    </>
  );
}

/** What viewers get, as one quiet line. */
function Stats({ broadcast: { stats } }: { broadcast: BroadcastHook }) {
  if (!stats) return null;
  return (
    <p className={`${styles.stats} figures`}>
      {stats.width} × {stats.height} · {Math.round(stats.fps)} frames/s · {(stats.kbps / 1000).toFixed(1)}{' '}
      Mbit/s
    </p>
  );
}
