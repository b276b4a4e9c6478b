import { Emitter } from '../client';
import {
  captureError,
  keepChoice,
  listDevices,
  openBoth,
  openCamera,
  openMicrophone,
  openScreen,
  readChoice,
  type CaptureError,
} from './devices';
import { everyTick } from './everyTick';
import { measureLevel } from './soundLevel';
import { startTestPicture, type TestPicture } from './testPicture';

export type PictureSource = 'camera' | 'screen' | 'test' | null;

/** What this machine captures now. */
export interface CaptureState {
  source: PictureSource;
  /** What is broadcast; null where there is none. */
  video: MediaStreamTrack | null;
  audio: MediaStreamTrack | null;
  cameras: MediaDeviceInfo[];
  microphones: MediaDeviceInfo[];
  micOn: boolean;
  /** The microphone was pulled out and there is no other. */
  micLost: boolean;
  camOn: boolean;
  error: CaptureError | null;
  open: boolean;
}

type CaptureEvents = { change: []; level: [number] };

/** One's own picture and sound: camera, microphone, screen or the test picture. It sends nothing anywhere. */
export class Capture extends Emitter<CaptureEvents> {
  state: CaptureState = {
    source: null,
    video: null,
    audio: null,
    cameras: [],
    microphones: [],
    micOn: true,
    micLost: false,
    camOn: true,
    error: null,
    open: false,
  };
  private test: TestPicture | null = null;
  private stopLevel: (() => void) | null = null;
  private closed = false;

  /**
   * Asks for camera and microphone as they were chosen last, also where something was wrong with them: test picture and
   * screen then go on. Never rejects: `state.error` says what is wrong.
   */
  async open(): Promise<void> {
    this.closed = false;
    navigator.mediaDevices?.addEventListener?.('devicechange', this.list);
    const { source } = this.state;
    if (source === 'test' || source === 'screen') return this.take({ error: null });
    // Many machines can't open a camera twice: the one of before goes first.
    if (source === 'camera') this.take({ video: null, source: null });
    const choice = readChoice();
    if (choice.testPicture) return this.useTestPicture();
    await this.attempt(async () => {
      const { video, audio } = await openBoth(choice);
      if (this.closed) return [video, audio].forEach((track) => track?.stop());
      this.take({
        video: video ?? null,
        source: video ? 'camera' : null,
        error: video ? null : 'no-camera',
        open: true,
      });
      this.hear(audio ?? null);
    });
    await this.list();
  }

  selectCamera(id: string): Promise<void> {
    return this.attempt(async () => {
      // Many machines can't open two cameras at once: the old one goes first.
      if (this.state.source === 'camera') this.state.video?.stop();
      const video = await openCamera(id);
      this.dropTest();
      keepChoice({ ...readChoice(), camera: id, testPicture: false });
      this.take({ video, source: 'camera', error: null, open: true });
    });
  }

  selectMicrophone(id: string): Promise<void> {
    return this.attempt(async () => {
      const audio = await openMicrophone(id);
      keepChoice({ ...readChoice(), microphone: id });
      this.hear(audio);
    });
  }

  /** The test picture instead of the camera; its tone only where there is no microphone. */
  async useTestPicture(): Promise<void> {
    if (this.state.source === 'test') return;
    this.closed = false;
    keepChoice({ ...readChoice(), testPicture: true });
    this.test = startTestPicture(everyTick);
    this.take({ video: this.test.video, source: 'test', error: null, open: true });
    if (!this.state.audio) this.hear(this.test.audio);
  }

  /** The screen instead of the camera, and back. A person who changes their mind in the browser's dialog is no error. */
  async shareScreen(): Promise<void> {
    if (this.state.source === 'screen') return this.backToCamera();
    try {
      const video = await openScreen();
      this.dropTest();
      video.addEventListener('ended', () => this.state.video === video && void this.backToCamera());
      this.take({ video, source: 'screen', error: null });
    } catch (error) {
      if (captureError(error) !== 'permission') this.take({ error: captureError(error) });
    }
  }

  /** Where the microphone was pulled out, switching it on looks for one. */
  toggleMic(): void {
    this.take({ micOn: !this.state.micOn });
    if (this.state.micOn && this.state.micLost) void this.hearAgain();
  }

  toggleCam(): void {
    this.take({ camOn: !this.state.camOn });
  }

  close(): void {
    this.closed = true;
    navigator.mediaDevices?.removeEventListener?.('devicechange', this.list);
    this.hear(null);
    this.dropTest();
    this.take({ video: null, source: null, micLost: false, open: false });
  }

  /** The picture as it is now, as a JPEG. */
  async takePicture(): Promise<File> {
    const { video } = this.state;
    if (!video) throw new Error('There is no picture to take');
    const player = document.createElement('video');
    player.muted = true;
    player.srcObject = new MediaStream([video]);
    await player.play();
    const canvas = document.createElement('canvas');
    canvas.width = player.videoWidth;
    canvas.height = player.videoHeight;
    canvas.getContext('2d')?.drawImage(player, 0, 0);
    player.srcObject = null;
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9));
    if (!blob) throw new Error('This browser could not make a picture');
    return new File([blob], 'thumbnail.jpg', { type: 'image/jpeg' });
  }

  private backToCamera(): Promise<void> {
    return this.attempt(async () => {
      if (readChoice().testPicture) return this.useTestPicture();
      const video = await openCamera(readChoice().camera);
      this.take({ video, source: 'camera', error: null });
    });
  }

  private async attempt(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.take({ error: captureError(error) });
    }
  }

  private hear(audio: MediaStreamTrack | null): void {
    this.stopLevel?.();
    this.stopLevel = null;
    if (this.state.audio !== audio && this.state.audio !== this.test?.audio) this.state.audio?.stop();
    this.take(audio ? { audio, micLost: false } : { audio });
    if (!audio) return;
    this.stopLevel = measureLevel(audio, (level) => this.emit('level', level));
    audio.addEventListener('ended', () => this.state.audio === audio && void this.hearAgain());
  }

  /** Another microphone in the place of the one that is gone; where there is none the sound is off, and that is told. */
  private async hearAgain(): Promise<void> {
    const gone = this.state.audio;
    const audio = await openMicrophone().catch(() => null);
    if (this.closed || this.state.audio !== gone) return audio?.stop();
    this.hear(audio);
    if (!audio) this.take({ micOn: false, micLost: true });
  }

  private take(change: Partial<CaptureState>): void {
    const old = this.state;
    this.state = { ...old, ...change };
    const { video, audio, micOn, camOn } = this.state;
    if (old.video !== video) {
      old.video?.stop();
      if (video) this.noticeUnplugged(video);
    }
    if (video) video.enabled = camOn;
    if (audio) audio.enabled = micOn;
    this.emit('change');
  }

  private noticeUnplugged(video: MediaStreamTrack): void {
    video.addEventListener('ended', () => {
      if (this.state.video === video && this.state.source === 'camera') {
        this.take({ video: null, source: null, error: 'no-camera' });
      }
    });
  }

  private dropTest(): void {
    const test = this.test;
    this.test = null;
    if (test && this.state.audio === test.audio) this.hear(null);
    test?.stop();
  }

  private readonly list = async (): Promise<void> => {
    if (!navigator.mediaDevices) return;
    this.take(await listDevices());
  };
}
