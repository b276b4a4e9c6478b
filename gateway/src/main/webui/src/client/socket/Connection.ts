import type { EventsFrame, WelcomeFrame } from '../events';
import { parseFrame } from '../validators';

const PROTOCOL = 'ovation.v1';
// A browser cannot set headers on a socket: this subprotocol carries the one that is needed.
const CARRIER = 'quarkus-http-upgrade#Authorization#Bearer ';
const WELCOME_WITHIN = 10_000;
/** Silence of this many keep-alives means that the line is dead. */
const SILENCE_FACTOR = 2.5;

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
  private heardAt = Date.now();
  private done = false;
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

  /** Looks at once whether the line has gone silent, for a page that slept. */
  check(): void {
    if (!this.done) this.watch();
  }

  // One timer that looks back, not one per frame: hidden tabs run timers late and all together.
  private readonly watch = (): void => {
    clearTimeout(this.timer);
    const silent = Date.now() - this.heardAt;
    if (silent < this.silenceAllowed) {
      this.timer = setTimeout(this.watch, this.silenceAllowed - silent);
      return;
    }
    // A close handshake over a dead line takes its time; nobody waits for it.
    this.socket.close();
    this.finish(1006, '');
  };

  private receive(data: unknown): void {
    if (this.done) return;
    this.heardAt = Date.now();
    try {
      const frame = parseFrame(data);
      if (frame?.type === 'welcome') this.welcome(frame);
      else if (frame?.type === 'events') this.listener.onEvents(frame);
    } catch {
      this.socket.close();
      this.finish(1006, '');
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

/** The address of a stream's socket; a guest's device travels in it, a token never does. */
export function socketUrl(
  origin: string,
  streamId: string,
  query: { device?: string | null; role?: string; position?: string | null },
): string {
  const url = new URL(`/api/streams/${encodeURIComponent(streamId)}/events`, origin);
  url.protocol = url.protocol.replace('http', 'ws');
  for (const [name, value] of Object.entries(query)) if (value) url.searchParams.set(name, value);
  return url.toString();
}
