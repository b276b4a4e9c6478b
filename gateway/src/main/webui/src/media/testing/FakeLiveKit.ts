import type * as LiveKit from 'livekit-client';

type Listener = (...args: never[]) => void;

/** A track as far as broadcasting and watching look at it. */
export class FakeTrack {
  isMuted = false;
  readonly replacedBy: MediaStreamTrack[] = [];
  readonly attachedTo: HTMLMediaElement[] = [];

  constructor(
    public mediaStreamTrack: MediaStreamTrack = {} as MediaStreamTrack,
    readonly kind: 'video' | 'audio' = 'video',
  ) {}

  async replaceTrack(track: MediaStreamTrack) {
    this.mediaStreamTrack = track;
    this.replacedBy.push(track);
  }
  async mute() {
    this.isMuted = true;
  }
  async unmute() {
    this.isMuted = false;
  }
  async getSenderStats() {
    return [{ frameWidth: 1280, frameHeight: 720, framesPerSecond: 30, bytesSent: 1000, timestamp: 1000 }];
  }
  attach(element: HTMLMediaElement = document.createElement('audio')) {
    this.attachedTo.push(element);
    return element;
  }
  detach(element?: HTMLMediaElement) {
    const detached = element ? [element] : this.attachedTo.slice();
    this.attachedTo.length = 0;
    return detached;
  }
}

/** A room whose server is the test. */
export class FakeRoom {
  static rooms: FakeRoom[] = [];
  static refuse: Error | null = null;
  static get last(): FakeRoom {
    return FakeRoom.rooms.at(-1)!;
  }

  canPlaybackAudio = true;
  canPlaybackVideo = true;
  connectedTo: string | null = null;
  disconnected = false;
  readonly published: { track: FakeTrack; options: Record<string, unknown> }[] = [];
  private readonly listeners = new Map<string, Listener[]>();

  constructor() {
    FakeRoom.rooms.push(this);
  }

  readonly localParticipant = {
    publishTrack: async (track: FakeTrack, options: Record<string, unknown>) =>
      void this.published.push({ track, options }),
  };

  on(event: string, listener: Listener) {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener]);
    return this;
  }
  emit(event: string, ...args: unknown[]) {
    for (const listener of this.listeners.get(event) ?? [])
      (listener as (...args: unknown[]) => void)(...args);
  }
  async connect(url: string, token: string) {
    if (FakeRoom.refuse) throw FakeRoom.refuse;
    this.connectedTo = `${url} ${token}`;
  }
  async disconnect() {
    this.disconnected = true;
    this.emit('disconnected');
  }
  async startAudio() {
    this.canPlaybackAudio = true;
  }
  async startVideo() {
    this.canPlaybackVideo = true;
  }
}

export async function loadFakeLiveKit(): Promise<typeof LiveKit> {
  return {
    Room: FakeRoom,
    LocalVideoTrack: FakeTrack,
    LocalAudioTrack: FakeTrack,
    RoomEvent: {
      TrackSubscribed: 'trackSubscribed',
      TrackUnsubscribed: 'trackUnsubscribed',
      TrackMuted: 'trackMuted',
      TrackUnmuted: 'trackUnmuted',
      AudioPlaybackStatusChanged: 'audioPlaybackChanged',
      VideoPlaybackStatusChanged: 'videoPlaybackChanged',
      Reconnecting: 'reconnecting',
      Reconnected: 'reconnected',
      Disconnected: 'disconnected',
    },
    DisconnectReason: { DUPLICATE_IDENTITY: 2 },
    Track: { Source: { Camera: 'camera', Microphone: 'microphone' } },
    VideoPresets: { h360: 'h360' },
  } as unknown as typeof LiveKit;
}
