import type { EventsFrame, WelcomeFrame } from '../events';
import { parseFrame } from '../validators';
import { Silence } from './Silence';

const PROTOCOL = 'ovation.v1';
// A browser cannot set headers on a socket: this subprotocol carries the one that is needed.
const CARRIER = 'quarkus-http-upgrade#Authorization#Bearer ';
const WELCOME_WITHIN = 10_000;
/** Silence of this many keep-alives means that the line is dead. */
const SILENCE_FACTOR = 2.5;
/** Of the silence allowed: a third more than one keep-alive. */
const OVERDUE = 1.33 / SILENCE_FACTOR;
/** A watchdog that comes later than this was asleep with its page. */
const SLEPT = 2_000;
/** How soon the frames that waited in a sleeping page reach it once it is awake. */
const FRAMES_WITHIN = 1_000;

export interface ConnectionListener {
  onWelcome(frame: WelcomeFrame): void;
  onEvents(frame: EventsFrame): void;
  /** Called once; `code` is 1006 where the connection died without a word. */
  onClosed(code: number, reason: string): void;
}

/** One WebSocket from opening to close, with its watchdog. It never reconnects. */
export class Connection {
  private readonly socket: WebSocket;
  private timer: ReturnType<typeof setTimeout>;
  private silenceAllowed = WELCOME_WITHIN;
  private readonly silence = new Silence();
  /** The page has slept and frames may lie before its door: the line gets a moment to show that it lives. */
  private lastLook = false;
  private done = false;
  /** Set by `doubt` until a frame comes. */
  doubted = false;
  welcomed = false;

  constructor(
    readonly url: string,
    readonly token: string | null,
    private readonly listener: ConnectionListener,
    Socket: typeof WebSocket = globalThis.WebSocket,
  ) {
    this.socket = new Socket(url, token ? [PROTOCOL, encodeURIComponent(CARRIER + token)] : [PROTOCOL]);
    this.socket.onmessage = (message) => this.receive(message.data);
    this.socket.onclose = (close) => this.finish(close.code, close.reason);
    this.timer = setTimeout(this.watch, this.silenceAllowed);
  }

  /** Closes quietly: the listener hears nothing more. */
  close(): void {
    if (this.done) return;
    this.done = true;
    clearTimeout(this.timer);
    this.socket.close(1000);
  }

  /** Looks at once whether the line has gone silent, for a page that slept. However often: one look is under way. */
  check(): void {
    if (!this.done && !this.lastLook) this.watch();
  }

  /** A frame should have come by now, though the line may still live: a page that is looked at need not wait to see. */
  get overdue(): boolean {
    const silence = this.silence.milliseconds;
    return this.welcomed && silence < this.silenceAllowed && silence > this.silenceAllowed * OVERDUE;
  }

  /** The network has changed: until a frame comes nobody knows whether this line still lives. */
  doubt(): void {
    this.doubted = true;
  }

  private readonly watch = (): void => {
    const left = this.silenceAllowed - this.silence.milliseconds;
    if (left > 0) this.lookIn(left, false);
    else if (left < -SLEPT && !this.lastLook) this.lookIn(FRAMES_WITHIN, true);
    else this.giveUp();
  };

  // One timer that looks back, not one per frame: hidden tabs run timers late and all together.
  private lookIn(milliseconds: number, last: boolean): void {
    clearTimeout(this.timer);
    this.lastLook = last;
    this.timer = setTimeout(this.watch, milliseconds);
  }

  // A close handshake over a dead line takes its time; nobody waits for it.
  private giveUp(): void {
    this.socket.close();
    this.finish(1006, '');
  }

  private receive(data: unknown): void {
    if (this.done) return;
    this.silence.end();
    this.doubted = false;
    try {
      const frame = parseFrame(data);
      if (frame?.type === 'welcome') this.welcome(frame);
      else if (frame?.type === 'events') this.listener.onEvents(frame);
    } catch {
      this.giveUp();
    }
  }

  private welcome(frame: WelcomeFrame): void {
    this.welcomed = true;
    this.silenceAllowed = frame.keepAliveSeconds * 1000 * SILENCE_FACTOR;
    this.watch();
    this.listener.onWelcome(frame);
  }

  private finish(code: number, reason: string): void {
    if (this.done) return;
    this.done = true;
    clearTimeout(this.timer);
    this.listener.onClosed(code, reason);
  }
}
