/** Why there is no picture of one's own. */
export type CaptureError = 'permission' | 'no-camera' | 'in-use' | 'failed';

/** What was chosen before, so that a reload and the way from setup to studio keep it. */
export interface DeviceChoice {
  camera?: string;
  microphone?: string;
  testPicture?: boolean;
}

const KEPT = 'ovation.devices';
const PICTURE: MediaTrackConstraints = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30 },
};
const SOUND: MediaTrackConstraints = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
};

export function readChoice(): DeviceChoice {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? '{}') as DeviceChoice;
  } catch {
    return {};
  }
}

export function keepChoice(choice: DeviceChoice): void {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(choice));
  } catch {
    // Storage is forbidden here: the devices are chosen again next time.
  }
}

export const openCamera = (id?: string) => open('video', PICTURE, id);
export const openMicrophone = (id?: string) => open('audio', SOUND, id);

/** Camera and microphone with one question to the person; what does not exist is left out. */
export async function openBoth(
  choice: DeviceChoice,
): Promise<{ video?: MediaStreamTrack; audio?: MediaStreamTrack }> {
  const both = {
    video: { ...PICTURE, ...exactly(choice.camera) },
    audio: { ...SOUND, ...exactly(choice.microphone) },
  };
  try {
    const stream = await media().getUserMedia(both);
    return { video: stream.getVideoTracks()[0], audio: stream.getAudioTracks()[0] };
  } catch (error) {
    if (captureError(error) !== 'no-camera') throw error;
    // One of the two is missing, or the one chosen before is: take what there is.
    const [video, audio] = await Promise.all([openCamera().catch(missing), openMicrophone().catch(missing)]);
    return { video, audio };
  }
}

/** The screen, at the size a stream has. */
export async function openScreen(): Promise<MediaStreamTrack> {
  const size = {
    width: { max: 1920, ideal: 1280 },
    height: { max: 1080, ideal: 720 },
    frameRate: { max: 30 },
  };
  const stream = await media().getDisplayMedia({ video: size, audio: false });
  return stream.getVideoTracks()[0]!;
}

export async function listDevices(): Promise<{ cameras: MediaDeviceInfo[]; microphones: MediaDeviceInfo[] }> {
  const all = await media()
    .enumerateDevices()
    .catch(() => []);
  return {
    cameras: all.filter((device) => device.kind === 'videoinput'),
    microphones: all.filter((device) => device.kind === 'audioinput'),
  };
}

/** The browser's exception in our words. */
export function captureError(error: unknown): CaptureError {
  switch ((error as { name?: string } | null)?.name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'permission';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'no-camera';
    case 'NotReadableError':
    case 'AbortError':
      return 'in-use';
    default:
      return 'failed';
  }
}

async function open(
  kind: 'video' | 'audio',
  wanted: MediaTrackConstraints,
  id?: string,
): Promise<MediaStreamTrack> {
  const stream = await media().getUserMedia({ [kind]: { ...wanted, ...exactly(id) } });
  return stream.getTracks()[0]!;
}

function exactly(id: string | undefined): MediaTrackConstraints {
  return id ? { deviceId: { exact: id } } : {};
}

function media(): globalThis.MediaDevices {
  // Browsers hide cameras from pages that are not served securely.
  if (!navigator.mediaDevices) throw new DOMException('No media devices on this page', 'NotFoundError');
  return navigator.mediaDevices;
}

function missing(error: unknown): undefined {
  if (captureError(error) !== 'no-camera') throw error;
  return undefined;
}
