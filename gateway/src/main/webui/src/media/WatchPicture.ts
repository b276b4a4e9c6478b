import type * as LiveKit from 'livekit-client';
import type { RemoteTrack, Room } from 'livekit-client';

import { asProblem, Emitter, isFinal, type MediaToken, type ProblemError } from '../client';
import { loadLiveKit } from './livekit';

export type PicturePhase =
  'idle' | 'connecting' | 'waiting' | 'playing' | 'needs-tap' | 'camera-off' | 'lost' | 'no-media';

export interface WatchOptions {
  /** A token is good for one joining: each attempt asks for another. */
  token: () => Promise<MediaToken>;
  load?: typeof loadLiveKit;
  random?: () => number;
}

const LONGEST_PAUSE_SECONDS = 8;

/** The picture and sound of one stream: connects, comes back when the line breaks, says what there is to see. */
export class WatchPicture extends Emitter<{ change: [] }> {
  phase: PicturePhase = 'idle';
  muted = false;
  private toldMuted = false;
  /** Lines of the picture, null while there is none. */
  quality: number | null = null;
  private readonly load: typeof loadLiveKit;
  private room: Room | null = null;
  private element: HTMLVideoElement | null = null;
  private picture: RemoteTrack | null = null;
  private sounds = new Map<RemoteTrack, HTMLMediaElement>();
  private line: 'down' | 'up' | 'broken' | 'no-media' = 'down';
  private retry: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  /** Grows with each attempt and each leaving: what an older one still brings is dropped. */
  private turn = 0;
  private running = false;

  constructor(private readonly options: WatchOptions) {
    super();
    this.load = options.load ?? loadLiveKit;
  }

  start(): void {
    if (this.running) return;
    this.running = true;
    this.line = 'down';
    this.tell();
    void this.connect();
  }

  stop(): void {
    this.running = false;
    clearTimeout(this.retry);
    this.leave();
    this.tell();
  }

  /** The element that shows the picture; sound has an element of its own. */
  attach(element: HTMLVideoElement | null): void {
    if (this.element === element) return;
    if (this.element) {
      this.picture?.detach(this.element);
      for (const event of SEEN) this.element.removeEventListener(event, this.tell);
    }
    this.element = element;
    if (element) {
      element.muted = true;
      element.playsInline = true;
      for (const event of SEEN) element.addEventListener(event, this.tell);
      this.picture?.attach(element);
    }
    this.tell();
  }

  setMuted(muted: boolean): void {
    this.muted = muted;
    for (const sound of this.sounds.values()) sound.muted = muted;
    this.tell();
  }

  /** To be called from a tap: the browser lets sound play from there. */
  async tapForSound(): Promise<void> {
    this.setMuted(false);
    await Promise.allSettled([this.room?.startAudio(), this.room?.startVideo()]);
    this.tell();
  }

  private async connect(): Promise<void> {
    const turn = ++this.turn;
    try {
      const [livekit, token] = await Promise.all([this.load(), this.options.token()]);
      if (turn !== this.turn) return;
      // The stage shows the whole picture whatever its size on the page: no layer is left out.
      const room = new livekit.Room({ adaptiveStream: false, dynacast: false });
      this.room = room;
      this.listen(room, livekit.RoomEvent);
      await room.connect(token.url, token.token, { autoSubscribe: true });
      if (turn !== this.turn) return void room.disconnect();
      this.failures = 0;
      this.line = 'up';
      this.tell();
    } catch (error) {
      if (turn === this.turn) this.failed(error);
    }
  }

  private listen(room: Room, event: typeof LiveKit.RoomEvent): void {
    room
      .on(event.TrackSubscribed, (track) => this.subscribed(track))
      .on(event.TrackUnsubscribed, (track) => this.unsubscribed(track))
      .on(event.TrackMuted, this.tell)
      .on(event.TrackUnmuted, this.tell)
      .on(event.AudioPlaybackStatusChanged, this.tell)
      .on(event.VideoPlaybackStatusChanged, this.tell)
      .on(event.Reconnecting, () => this.lineIs(room, 'broken'))
      .on(event.Reconnected, () => this.lineIs(room, 'up'))
      .on(event.Disconnected, () => {
        if (this.room !== room || this.line === 'down') return;
        this.failed(null);
      });
  }

  private lineIs(room: Room, line: 'up' | 'broken'): void {
    if (this.room !== room) return;
    this.line = line;
    this.tell();
  }

  private subscribed(track: RemoteTrack): void {
    if (track.kind === 'video') {
      this.picture = track;
      if (this.element) track.attach(this.element);
    } else {
      const sound = track.attach();
      sound.muted = this.muted;
      this.sounds.set(track, sound);
    }
    this.tell();
  }

  private unsubscribed(track: RemoteTrack): void {
    for (const element of track.detach()) if (element !== this.element) element.remove();
    this.sounds.delete(track);
    if (this.picture === track) this.picture = null;
    this.tell();
  }

  private failed(error: unknown): void {
    const wasUp = this.line === 'up' || this.line === 'broken';
    this.leave();
    if (!this.running) return;
    const problem = error ? asProblem(error) : null;
    if (problem && refused(problem)) return this.stop();
    this.line = problem?.status === 503 ? 'no-media' : wasUp || this.failures > 0 ? 'broken' : 'down';
    const pause =
      (this.options.random ?? Math.random)() * Math.min(LONGEST_PAUSE_SECONDS, 2 ** this.failures++);
    this.retry = setTimeout(() => void this.connect(), Math.max(pause, problem?.retryAfter ?? 0) * 1000);
    this.tell();
  }

  private leave(): void {
    this.turn++;
    const room = this.room;
    this.room = null;
    this.line = 'down';
    for (const track of this.sounds.keys()) for (const element of track.detach()) element.remove();
    this.sounds.clear();
    if (this.element) this.picture?.detach(this.element);
    this.picture = null;
    void room?.disconnect();
  }

  private readonly tell = (): void => {
    const phase = this.phaseNow();
    const quality = this.picture && this.element?.videoHeight ? this.element.videoHeight : null;
    if (phase === this.phase && quality === this.quality && this.toldMuted === this.muted) return;
    this.phase = phase;
    this.quality = quality;
    this.toldMuted = this.muted;
    this.emit('change');
  };

  private phaseNow(): PicturePhase {
    if (!this.running) return 'idle';
    if (this.line === 'no-media') return 'no-media';
    if (this.line === 'broken') return 'lost';
    if (this.line === 'down') return 'connecting';
    if (!this.room || !this.picture) return 'waiting';
    if (this.picture.isMuted) return 'camera-off';
    if (!this.room.canPlaybackVideo) return 'needs-tap';
    if (!this.element || this.element.videoWidth === 0) return 'connecting';
    return this.sounds.size > 0 && !this.muted && !this.room.canPlaybackAudio ? 'needs-tap' : 'playing';
  }
}

const SEEN = ['loadeddata', 'playing', 'resize', 'emptied'];

// The stream is over, not begun, or none of ours: asking again changes nothing until the page says so.
function refused(problem: ProblemError): boolean {
  return isFinal(problem) && [400, 403, 404, 409].includes(problem.status);
}
