import { Camera, CameraOff, Mic, MicOff } from 'lucide-react';
import type { DevicePreviewHook } from '../hooks';
import { testIds } from '../testids';
import { Button, RoundButton } from './Button';
import { CaptureNotice } from './CaptureNotice';
import { DeviceChoice } from './DeviceChoice';
import { LevelMeter } from './LevelMeter';
import { StageNotice } from './StageNotice';
import styles from './DevicePreview.module.css';

/** How I will look and sound, before anybody sees it. */
export function DevicePreview({ capture }: { capture: DevicePreviewHook }) {
  const { source, error, ready, micOn, camOn } = capture;
  const shown = ready && source !== null;
  const [MicPicture, CamPicture] = [micOn ? Mic : MicOff, camOn ? Camera : CameraOff];
  return (
    <div className={styles.preview}>
      <div className={styles.picture}>
        <video
          ref={capture.videoRef}
          className={styles.video}
          data-testid={testIds.goLivePreview}
          data-source={source ?? ''}
          data-mirrored={source === 'camera' || undefined}
          aria-label="Your picture"
          autoPlay
          muted
          playsInline
        />
        {error && (
          <CaptureNotice
            error={error}
            onAgain={() => void capture.open()}
            onTestPicture={() => void capture.useTestPicture()}
          />
        )}
        {!error && !shown && (
          <StageNotice state="closed" title="See yourself first">
            <p>Only you see this picture until you go live.</p>
            <Button look="quiet" onClick={() => void capture.open()}>
              <Camera size={20} strokeWidth={1.75} aria-hidden="true" />
              Open camera and microphone
            </Button>
            <Button
              look="plain"
              small
              data-testid={testIds.studioTestPicture}
              onClick={() => void capture.useTestPicture()}
            >
              No camera? Use the test picture
            </Button>
          </StageNotice>
        )}
        {!error && shown && (
          <div className={styles.controls} data-over-picture="">
            <RoundButton
              name={micOn ? 'Mute the microphone' : 'Unmute the microphone'}
              aria-pressed={!micOn}
              onClick={() => void capture.toggleMic()}
            >
              <MicPicture size={20} strokeWidth={1.75} aria-hidden="true" />
            </RoundButton>
            <RoundButton
              name={camOn ? 'Hide the camera' : 'Show the camera'}
              aria-pressed={!camOn}
              onClick={() => void capture.toggleCam()}
            >
              <CamPicture size={20} strokeWidth={1.75} aria-hidden="true" />
            </RoundButton>
          </div>
        )}
      </div>
      {shown && (
        <div className={styles.below}>
          <LevelMeter level={capture.level} off={!micOn} />
          <DeviceChoice
            devices={capture.devices}
            onCamera={(id) => void capture.selectCamera(id)}
            onMicrophone={(id) => void capture.selectMicrophone(id)}
          />
        </div>
      )}
    </div>
  );
}
