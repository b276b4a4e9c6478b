import { Camera, CameraOff, Mic, MicOff, MonitorUp, MonitorX, PhoneOff, Settings2 } from 'lucide-react';
import { useState } from 'react';
import type { BroadcastHook } from '../hooks';
import { testIds } from '../testids';
import { Button, RoundButton } from './Button';
import { DeviceChoice } from './DeviceChoice';
import { LevelMeter } from './LevelMeter';
import { Sheet } from './Sheet';
import styles from './StudioRail.module.css';

interface StudioRailProps {
  broadcast: BroadcastHook;
  /** How many leave when it ends. */
  viewers: number;
  /** Ends the stream; resolves when it has ended. */
  onEnd(): Promise<unknown>;
}

const icon = { size: 20, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** The round controls: microphone, camera, screen, devices, end. End asks once. */
export function StudioRail({ broadcast, viewers, onEnd }: StudioRailProps) {
  const [choosing, setChoosing] = useState(false);
  const [ending, setEnding] = useState(false);
  const { micOn, camOn, source } = broadcast;
  const sharing = source === 'screen';
  return (
    <>
      <RoundButton
        name={micOn ? 'Mute the microphone' : 'Unmute the microphone'}
        aria-pressed={!micOn}
        data-testid={testIds.studioMuteMic}
        onClick={() => void broadcast.toggleMic()}
      >
        {micOn ? <Mic {...icon} /> : <MicOff {...icon} />}
      </RoundButton>
      <RoundButton
        name={camOn ? 'Hide the camera' : 'Show the camera'}
        aria-pressed={!camOn}
        data-testid={testIds.studioMuteCam}
        onClick={() => void broadcast.toggleCam()}
      >
        {camOn ? <Camera {...icon} /> : <CameraOff {...icon} />}
      </RoundButton>
      <RoundButton
        name={sharing ? 'Stop sharing the screen' : 'Share the screen'}
        aria-pressed={sharing}
        className={styles.screen}
        data-testid={testIds.studioScreen}
        onClick={() => void broadcast.shareScreen()}
      >
        {sharing ? <MonitorX {...icon} /> : <MonitorUp {...icon} />}
      </RoundButton>
      <RoundButton name="Devices" aria-haspopup="dialog" onClick={() => setChoosing(true)}>
        <Settings2 {...icon} />
      </RoundButton>
      <RoundButton
        name="End stream"
        look="danger"
        aria-haspopup="dialog"
        data-testid={testIds.studioEnd}
        onClick={() => setEnding(true)}
      >
        <PhoneOff {...icon} />
      </RoundButton>
      <Sheet title="Devices" open={choosing} onClose={() => setChoosing(false)}>
        <div className={styles.devices}>
          <DeviceChoice
            devices={broadcast.devices}
            onCamera={(id) => void broadcast.selectCamera(id)}
            onMicrophone={(id) => void broadcast.selectMicrophone(id)}
          />
          <LevelMeter level={broadcast.level} off={!micOn} />
          {source !== 'test' && (
            <Button
              look="quiet"
              data-testid={testIds.studioTestPicture}
              onClick={() => void broadcast.useTestPicture()}
            >
              Use the test picture
            </Button>
          )}
        </div>
      </Sheet>
      <EndSheet open={ending} viewers={viewers} onClose={() => setEnding(false)} onEnd={onEnd} />
    </>
  );
}

function EndSheet({
  open,
  viewers,
  onClose,
  onEnd,
}: {
  open: boolean;
  viewers: number;
  onClose(): void;
  onEnd(): Promise<unknown>;
}) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const end = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await onEnd();
    } catch (refusal) {
      setProblem(refusal instanceof Error ? refusal.message : 'That did not work. Try again.');
      setBusy(false);
    }
  };
  return (
    <Sheet title="End the stream?" open={open} onClose={onClose}>
      <div className={styles.end}>
        <p>
          {viewers === 0
            ? 'Nobody is watching right now.'
            : viewers === 1
              ? 'One viewer is watching.'
              : `${viewers} viewers are watching.`}{' '}
          It ends for everyone and can’t be taken back.
        </p>
        {problem && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
        <div className={styles.choice}>
          <Button look="quiet" data-first-focus onClick={onClose}>
            Stay live
          </Button>
          <Button
            look="danger"
            disabled={busy}
            data-testid={testIds.studioEndConfirm}
            onClick={() => void end()}
          >
            {busy ? 'Ending …' : 'End stream'}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
