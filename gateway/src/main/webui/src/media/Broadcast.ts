import type { LocalAudioTrack, LocalVideoTrack, Room } from 'livekit-client';

import { asProblem, Emitter, isFinal, type OvationClient } from '../client';
import type { Capture } from './Capture';
import { everyTick, type EveryTick } from './everyTick';
import { loadLiveKit, pictureCodec } from './livekit';
import { SentStats, type BroadcastStats } from './SentStats';

export type BroadcastTrouble = 'no-media' | 'replaced' | 'lost' | 'failed';

export interface BroadcastState {
  starting: boolean;
  /** Picture or sound reaches the media server. */
  publishing: boolean;
  trouble: BroadcastTrouble | null;
  stats: BroadcastStats | null;
}

export interface BroadcastOptions {
  client: Pick<OvationClient, 'broadcastToken' | 'heartbeat'>;
  streamId: string;
  capture: Capture;
  load?: typeof loadLiveKit;
  every?: EveryTick;
  random?: () => number;
}

const HEARTBEAT_EVERY = 5_000;
const STATS_EVERY = 2_000;
const LONGEST_PAUSE_SECONDS = 8;
const PICTURE_BITS_PER_SECOND = 2_500_000;

/**
 * Brings what a {@link Capture} captures on air and keeps it there: comes back when the line breaks, follows changes
 * of camera and mute, and says "still here" by heartbeat where there is no media server.
 */
export class Broadcast extends Emitter<{ change: [] }> {
  state: BroadcastState = { starting: false, publishing: false, trouble: null, stats: null };
  private readonly load: typeof loadLiveKit;
  private readonly every: EveryTick;
  private room: Room | null = null;
  private picture: LocalVideoTrack | null = null;
  private sound: LocalAudioTrack | null = null;
  private following: Promise<void> = Promise.resolve();
  private retry: ReturnType<typeof setTimeout> | undefined;
  private stopTicks: (() => void)[] = [];
  private failures = 0;
  /** Grows with each attempt and each leaving: what an older one still brings is dropped. */
  private turn = 0;
  private running = false;

  constructor(private readonly options: BroadcastOptions) {
    super();
    this.load = options.load ?? loadLiveKit;
    this.every = options.every ?? everyTick;
  }

  /** Follows changes of camera, microphone and mute until the returned function is called. */
  follow(): () => void {
    return this.options.capture.on('change', () => this.bringInLine());
  }

  /** Goes on air. Where it is there already, what could not be sent is tried again. */
  async start(): Promise<void> {
    if (this.running) return this.bringInLine();
    this.running = true;
    this.failures = 0;
    this.take({ starting: true, trouble: null });
    await this.connect();
  }

  /** Leaves the air; the stream itself goes on until it is ended or its grace has passed. */
  async stop(): Promise<void> {
    this.running = false;
    clearTimeout(this.retry);
    await this.leave();
    this.take({ starting: false, publishing: false, stats: null });
  }

  private async connect(): Promise<void> {
    const turn = ++this.turn;
    try {
      const [livekit, token] = await Promise.all([
        this.load(),
        this.options.client.broadcastToken(this.options.streamId),
      ]);
      if (turn !== this.turn) return;
      const room = new livekit.Room({ adaptiveStream: false, dynacast: false });
      this.room = room;
      room.on(livekit.RoomEvent.Disconnected, (reason) => {
        if (this.room === room) this.gone(reason === livekit.DisconnectReason.DUPLICATE_IDENTITY);
      });
      room.on(livekit.RoomEvent.Reconnecting, () => this.take({ trouble: 'lost' }));
      room.on(livekit.RoomEvent.Reconnected, () => this.take({ trouble: null }));
      await room.connect(token.url, token.token, { autoSubscribe: false });
      if (turn !== this.turn) return void room.disconnect(false);
      this.onAir();
    } catch (error) {
      if (turn === this.turn) await this.failed(error);
    }
  }

  private onAir(): void {
    this.failures = 0;
    this.clearTicks();
    const sent = new SentStats();
    this.stopTicks.push(
      this.every(STATS_EVERY, () => {
        void this.picture?.getSenderStats().then((layers) => this.take({ stats: sent.next(layers) }));
      }),
    );
    this.take({ starting: false, trouble: null });
    this.bringInLine();
  }

  /** Brings what is published in line with what is captured, one change after the other. */
  private bringInLine(): void {
    this.following = this.following.then(() => this.publish()).catch(() => this.take({ trouble: 'failed' }));
  }

  private async publish(): Promise<void> {
    const room = this.room;
    if (!room || this.state.starting || !this.running) return;
    const livekit = await this.load();
    const { video, audio, camOn, micOn } = this.options.capture.state;
    if (video && !this.picture) {
      const track = new livekit.LocalVideoTrack(video, undefined, true);
      await room.localParticipant.publishTrack(track, {
        source: livekit.Track.Source.Camera,
        videoCodec: pictureCodec(),
        simulcast: true,
        videoSimulcastLayers: [livekit.VideoPresets.h360],
        videoEncoding: { maxBitrate: PICTURE_BITS_PER_SECOND, maxFramerate: 30 },
        // Faces stay sharp on a thin line; frames are what gives way.
        degradationPreference: 'maintain-resolution',
      });
      this.picture = track;
    } else if (video && this.picture && this.picture.mediaStreamTrack !== video) {
      await this.picture.replaceTrack(video, true);
    }
    if (audio && !this.sound) {
      const track = new livekit.LocalAudioTrack(audio, undefined, true);
      await room.localParticipant.publishTrack(track, { source: livekit.Track.Source.Microphone });
      this.sound = track;
    } else if (audio && this.sound && this.sound.mediaStreamTrack !== audio) {
      await this.sound.replaceTrack(audio, true);
    }
    await this.mute(this.picture, !camOn || !video);
    await this.mute(this.sound, !micOn || !audio);
    const { trouble } = this.state;
    this.take({
      publishing: this.picture !== null || this.sound !== null,
      trouble: trouble === 'failed' ? null : trouble,
    });
  }

  private async mute(track: LocalVideoTrack | LocalAudioTrack | null, muted: boolean): Promise<void> {
    if (!track || track.isMuted === muted) return;
    await (muted ? track.mute() : track.unmute());
  }

  private gone(replaced: boolean): void {
    if (replaced) {
      // Another tab took over: fighting for the stream would throw both out again and again.
      void this.stop().then(() => this.take({ trouble: 'replaced' }));
    } else void this.failed(null);
  }

  private async failed(error: unknown): Promise<void> {
    await this.leave();
    if (!this.running) return;
    const problem = error ? asProblem(error) : null;
    if (problem && isFinal(problem)) {
      await this.stop();
      return this.take({ trouble: problem.slug === 'stream-not-live' ? null : 'failed' });
    }
    const noMedia = problem?.status === 503;
    this.take({ starting: false, publishing: false, stats: null, trouble: noMedia ? 'no-media' : 'lost' });
    this.beat();
    const pause =
      (this.options.random ?? Math.random)() * Math.min(LONGEST_PAUSE_SECONDS, 2 ** this.failures++);
    this.retry = setTimeout(() => void this.connect(), Math.max(pause, problem?.retryAfter ?? 0) * 1000);
  }

  /** Without a media server nobody else can tell that the creator is still here. */
  private beat(): void {
    if (this.stopTicks.length > 0) return;
    const beat = () => void this.options.client.heartbeat(this.options.streamId).catch(() => undefined);
    beat();
    this.stopTicks.push(this.every(HEARTBEAT_EVERY, beat));
  }

  private async leave(): Promise<void> {
    this.turn++;
    const room = this.room;
    this.room = null;
    this.picture = null;
    this.sound = null;
    if (room) this.clearTicks();
    else if (!this.running) this.clearTicks();
    await room?.disconnect(false);
  }

  private clearTicks(): void {
    for (const stop of this.stopTicks.splice(0)) stop();
  }

  private take(change: Partial<BroadcastState>): void {
    this.state = { ...this.state, ...change };
    this.emit('change');
  }
}
