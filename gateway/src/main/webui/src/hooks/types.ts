import type { RefCallback } from 'react';

import type {
  Arrival,
  ChatMessageView,
  ComboEnded,
  CreatorLeaderboard,
  FeedState,
  Gift,
  GiftReceipt,
  GiftReversed,
  GiftSent,
  GoalProgress,
  GoalReached,
  HypeTrain,
  LeaderboardPeriod,
  ProblemError,
  Role,
  SetGoal,
  SocketState,
  StreamView,
  TopUpReceipt,
  ViewerPresence,
  WalletTransaction,
} from '../client';

export interface SessionUser {
  userId: string;
  username: string;
  roles: Role[];
}

/** Who is signed in in this tab. A guest (`user: null`) still is one viewer over all tabs of the browser. */
export interface Session {
  user: SessionUser | null;
  token: string | null;
  deviceId: string;
  /** Rejects with a {@link ProblemError} that says why not. */
  signIn(username: string, roles?: Role[]): Promise<void>;
  /** Signs in as somebody else, in this tab only. */
  switchTo(username: string): Promise<void>;
  signOut(): void;
}

/** What a reading hook gives: the last good value stays while a newer one is on its way or failed. */
export interface Reading<T> {
  data: T | undefined;
  loading: boolean;
  error: ProblemError | null;
  refresh(): Promise<void>;
}

export interface WalletHook {
  /** null while unknown and for guests. */
  balance: number | null;
  error: ProblemError | null;
  refresh(): Promise<void>;
  /** Adds coins; repeated by itself until the outcome is known. */
  topUp(coins: number): Promise<TopUpReceipt>;
}

export interface WalletHistoryHook {
  /** Newest first, as far as read; undefined while unknown and for guests. */
  lines: WalletTransaction[] | undefined;
  /** The last refusal; what was read before stays. */
  error: ProblemError | null;
  /** Whether there are older lines. */
  more: boolean;
  /** Older lines are on their way. */
  reading: boolean;
  readOlder(): Promise<void>;
  /** Asks again for what could not be had. */
  retry(): Promise<void>;
}

/** Where coins are bought that this suite does not give away. */
export interface PurchaseHook {
  /** The address for so many coins, null where the number is open; null for guests and where nobody sells. */
  linkFor(coins: number | null): string | null;
  /** The link was followed: from the moment the person is back the wallet is looked at until its coins are there. */
  follow(): void;
}

/** A creator's board of the period that was chosen. */
export interface CreatorBoardHook extends Reading<CreatorLeaderboard> {
  /** null while none is: the page shows what it has anyway. */
  period: LeaderboardPeriod | null;
  choose(period: LeaderboardPeriod | null): void;
}

export interface StreamFeedHook extends Omit<FeedState, 'connection'> {
  /** `reloaded`: live, and for a moment worth saying that more was missed than could be caught up. */
  connection: { state: SocketState | 'reloaded'; reason: string | null };
  /** Calls back once for each gift; returns the way to stop. `arrival.late` marks one that was caught up. */
  onGift(callback: (gift: GiftSent, arrival: Arrival) => void): () => void;
  onComboEnded(callback: (combo: ComboEnded, arrival: Arrival) => void): () => void;
  /** Calls back once for each gift that was taken back. */
  onReversed(callback: (reversed: GiftReversed, arrival: Arrival) => void): () => void;
  /** Calls back once for each goal. */
  onGoalReached(callback: (reached: GoalReached, arrival: Arrival) => void): () => void;
  /** Calls back once for each hype train that is over. */
  onHypeEnded(callback: (ended: HypeTrain, arrival: Arrival) => void): () => void;
  onJoined(callback: (viewer: ViewerPresence, arrival: Arrival) => void): () => void;
  /** Sends a line; the line itself arrives by the feed. Rejects with a {@link ProblemError}. */
  sendMessage(text: string): Promise<ChatMessageView>;
  deleteMessage(messageId: string): Promise<void>;
  /** Sends a gift with a key of its own and repeats it until the outcome is known. */
  sendGift(gift: Gift, quantity: number): Promise<GiftReceipt>;
  /**
   * The owner's two: both show at once what they did and reject with a {@link ProblemError}. An attempt whose outcome is
   * unknown is not repeated: each setting counts from its own moment.
   */
  setGoal(goal: SetGoal): Promise<GoalProgress>;
  removeGoal(): Promise<void>;
  /**
   * The last refusal of a line or a deletion to who is signed in now: until dismissed, until the next success, or until the
   * time to wait that it named is over.
   */
  problem: ProblemError | null;
  dismissProblem(): void;
  /** Server time minus this machine's time, in milliseconds: animations start from it. */
  clockOffset: number;
  /** Takes a stream that a REST answer brought, such as that of `endStream`. */
  setStream(stream: StreamView): void;
}

export type ViewerMediaState =
  | 'idle'
  | 'connecting'
  /** Nobody is on air. */
  | 'waiting'
  | 'playing'
  | 'needs-tap'
  /** There is sound; the creator has turned the camera off. */
  | 'camera-off'
  | 'lost'
  | 'no-media';

/** The picture a viewer sees. Give `videoRef` to a `<video>`. */
export interface ViewerMedia {
  videoRef: RefCallback<HTMLVideoElement>;
  /** needs-tap: the picture moves, the browser wants a tap before there is sound. */
  state: ViewerMediaState;
  tapForSound(): Promise<void>;
  muted: boolean;
  setMuted(muted: boolean): void;
  /** Height of the received picture in lines, null while there is none. */
  quality: number | null;
}

export type BroadcastError =
  /** The browser or the person refused camera and microphone. */
  | 'permission'
  /** There is no camera to use. */
  | 'no-camera'
  /** Camera or microphone is there and can't be opened, mostly because another program holds it. */
  | 'in-use'
  /** There is no media server: chat and gifts work, the picture doesn't. */
  | 'no-media'
  /** Another tab or device continues this broadcast. */
  | 'replaced'
  /** The connection to the media server is gone and didn't come back. */
  | 'lost'
  | 'failed';

export interface MediaDevices {
  cameras: MediaDeviceInfo[];
  microphones: MediaDeviceInfo[];
  /** Device ids in use, null for none and for the test picture. */
  camera: string | null;
  microphone: string | null;
}

export interface BroadcastStats {
  width: number;
  height: number;
  fps: number;
  kbps: number;
}

export type PictureSource = 'camera' | 'screen' | 'test' | null;

/** What {@link BroadcastHook} and {@link DevicePreviewHook} share: own picture, devices, sound level. */
interface Capture {
  videoRef: RefCallback<HTMLVideoElement>;
  devices: MediaDevices;
  selectCamera(deviceId: string): Promise<void>;
  selectMicrophone(deviceId: string): Promise<void>;
  source: PictureSource;
  micOn: boolean;
  /** The microphone was pulled out and there is no other. `toggleMic` looks for one again. */
  micLost: boolean;
  camOn: boolean;
  toggleMic(): Promise<void>;
  toggleCam(): Promise<void>;
  /** A moving picture with a soft tone, for machines without a camera. */
  useTestPicture(): Promise<void>;
  /** Loudness of the microphone, 0 to 1, some ten times a second. */
  level: number;
  error: BroadcastError | null;
}

/** The studio's connection to its stream. `start` asks for the devices and goes on air. */
export interface BroadcastHook extends Capture {
  publishing: boolean;
  starting: boolean;
  /** Shares the screen instead of the camera; call again to come back. */
  shareScreen(): Promise<void>;
  /** What leaves this machine, null while nothing does. */
  stats: BroadcastStats | null;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Camera and microphone before going live; what is chosen here is what the studio opens with. */
export interface DevicePreviewHook extends Capture {
  ready: boolean;
  /** Asks for camera and microphone. */
  open(): Promise<void>;
  close(): void;
  /** The picture as it is now, as a JPEG file for the thumbnail. */
  takePicture(): Promise<File>;
}
