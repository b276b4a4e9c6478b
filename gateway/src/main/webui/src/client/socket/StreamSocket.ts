import { Emitter } from '../emitter';
import type { EventsFrame, ServerEvent, WelcomeFrame } from '../events';
import { ProblemError } from '../problem';
import { parseEvent } from '../validators';
import { Backoff } from './Backoff';
import { afterClose, type AfterClose } from './closeCodes';
import { Connection, socketUrl } from './Connection';
import { askWhyRefused } from './refusal';
import { SeenIds } from './SeenIds';
import { ServerClock } from './ServerClock';
import { TokenRenewal } from './TokenRenewal';

export type SocketState = 'connecting' | 'live' | 'catching-up' | 'offline' | 'ended' | 'stopped';

export interface SocketStatus {
  state: SocketState;
  /** Why it is not live: a problem's slug, `connection-lost`, `no-network` …; null while all is well. */
  reason: string | null;
}

export interface StreamSocketOptions {
  streamId: string;
  /** Origin of the gateway; the page's own when absent. */
  baseUrl?: string;
  token: () => string | null;
  deviceId: () => string | null;
  /** Makes `token()` fresh, as in `OvationClientOptions`. Without it a refused token stops the socket. */
  renewToken?: (refused?: string) => Promise<void>;
  /** An overlay watches without being counted. */
  role?: 'overlay';
  WebSocket?: typeof WebSocket;
  fetch?: typeof fetch;
  random?: () => number;
  /** Where `online` and `offline` are heard: the global scope when absent. */
  network?: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;
}

type SocketEvents = {
  status: [SocketStatus];
  welcome: [WelcomeFrame];
  /** The new events of one frame, each id once, in the order they came. */
  events: [ServerEvent[]];
};

// Beyond what a gateway keeps to replay (5,000), so that no repetition finds its id forgotten.
const SEEN_IDS = 6_000;
// From here on the person is told that the network is away, not that a moment is being caught up.
const OFFLINE_AFTER_FAILURES = 3;

/**
 * Follows one stream for as long as it lives: reconnects with the position of the last frame, renews its token
 * before it expires, and tells each event once. Create, listen with `on`, `open`; `close` ends it for good.
 */
export class StreamSocket extends Emitter<SocketEvents> {
  status: SocketStatus = { state: 'connecting', reason: null };
  private position: string | null = null;
  private current: Connection | null = null;
  /** The socket that is to take over from `current` once it has been welcomed. */
  private successor: Connection | null = null;
  private retry: ReturnType<typeof setTimeout> | undefined;
  /** Whether "online" cuts the pause short: not where the server named it. */
  private mayHurry = true;
  private wasOffline = false;
  private refusedTokens = 0;
  private closed = false;
  private readonly random: () => number;
  private readonly backoff: Backoff;
  private readonly seen = new SeenIds(SEEN_IDS);
  private readonly clock = new ServerClock();
  private readonly renewal: TokenRenewal;

  constructor(private readonly options: StreamSocketOptions) {
    super();
    this.random = options.random ?? Math.random;
    this.backoff = new Backoff(this.random);
    this.renewal = new TokenRenewal(this.random, () => this.renew());
  }

  open(): void {
    this.network?.addEventListener('online', this.onOnline);
    this.network?.addEventListener('offline', this.onOffline);
    this.connect();
  }

  /** Ends the socket; it leaves the stream and can't be opened again. */
  close(): void {
    this.finish({ state: 'stopped', reason: 'closed' });
  }

  /** Looks at once whether the line still lives: for a page that was frozen or asleep. */
  check(): void {
    this.current?.check();
  }

  /** Server time minus this machine's, in milliseconds. */
  get clockOffset(): number {
    return this.clock.offset;
  }

  private connect(): void {
    this.retry = undefined;
    this.mayHurry = true;
    if (!this.closed) this.current = this.dial();
  }

  private dial(): Connection {
    const token = this.options.token();
    const connection: Connection = new Connection(
      this.url(token),
      token,
      {
        onWelcome: (frame) => this.welcomed(connection, frame),
        onEvents: (frame) => this.received(frame),
        onClosed: (code, reason) => this.lost(connection, code, reason),
      },
      this.options.WebSocket,
    );
    return connection;
  }

  private url(token: string | null): string {
    const { streamId, baseUrl, deviceId, role } = this.options;
    const device = token ? null : deviceId();
    return socketUrl(baseUrl || globalThis.location.origin, streamId, {
      device,
      role,
      position: this.position,
    });
  }

  private welcomed(connection: Connection, frame: WelcomeFrame): void {
    if (connection === this.successor) {
      this.current?.close();
      this.current = connection;
      this.successor = null;
    }
    this.clock.heard(frame.now);
    this.backoff.connected(Date.now());
    this.refusedTokens = 0;
    this.wasOffline = false;
    this.position = frame.position;
    // A snapshot is followed by what came after its position, also by events that were seen before the hole.
    if (frame.recovered !== true) this.seen.clear();
    if (connection.token) this.renewal.schedule(connection.token, frame.now);
    this.emit('welcome', frame);
    this.tell({ state: 'live', reason: null });
  }

  private received(frame: EventsFrame): void {
    // While a successor waits for its welcome the position still belongs to the old socket: both are the same stream.
    this.position = frame.position;
    this.clock.heard(frame.now);
    this.wasOffline = false;
    if (this.status.state === 'offline') this.tell({ state: 'live', reason: null });
    const fresh: ServerEvent[] = [];
    for (const raw of frame.events) {
      const event = parseEvent(raw);
      if (event && this.seen.add(event.id)) fresh.push(event);
    }
    if (fresh.length > 0) this.emit('events', fresh);
  }

  private lost(connection: Connection, code: number, reason: string): void {
    if (connection === this.successor) {
      this.successor = null;
      if (connection.token) this.renewal.again(connection.token);
      return;
    }
    if (connection !== this.current) return;
    this.current = null;
    this.renewal.stop();
    this.backoff.lost(Date.now());
    if (!connection.welcomed && code < 4400) return void this.askWhy(connection);
    const decision = afterClose(code, reason);
    if (this.successor && decision.then !== 'stop' && decision.then !== 'ended') return this.promote();
    this.act(decision, connection.token);
  }

  /** The old socket went before the new one was welcomed: the new one already is the reconnection. */
  private promote(): void {
    this.current = this.successor;
    this.successor = null;
    this.tell({ state: 'catching-up', reason: 'connection-lost' });
  }

  private async askWhy(connection: Connection): Promise<void> {
    const decision = await askWhyRefused(connection.url, connection.token, this.options.fetch);
    if (!this.closed && !this.current) this.act(decision, connection.token);
  }

  private act(decision: AfterClose, token: string | null): void {
    switch (decision.then) {
      case 'stop':
        return this.finish({ state: 'stopped', reason: decision.reason });
      case 'ended':
        return this.finish({ state: 'ended', reason: 'stream-ended' });
      case 'renew-token':
        return void this.returnWithFreshToken(token);
      case 'wait':
        this.mayHurry = false;
        return this.reconnectIn(decision.seconds * 1000, decision.reason);
      case 'spread':
        return this.reconnectIn(this.random() * decision.spreadSeconds * 1000, decision.reason);
      case 'back-off':
        return this.reconnectIn(this.backoff.next(), decision.reason);
    }
  }

  private async returnWithFreshToken(refused: string | null): Promise<void> {
    this.tell({ state: 'catching-up', reason: 'token-expired' });
    try {
      if (!this.options.renewToken)
        throw new ProblemError({ status: 401, slug: 'token-expired', title: '', detail: '' });
      await this.options.renewToken(refused ?? undefined);
    } catch (error) {
      if (error instanceof ProblemError && !error.temporary) {
        return this.finish({ state: 'stopped', reason: 'token-expired' });
      }
    }
    if (this.closed || this.current || this.retry) return;
    this.refusedTokens++;
    // A new token goes in at once; one that was refused again waits its turn like any other failure.
    const fresh = this.options.token() !== refused && this.refusedTokens === 1;
    this.reconnectIn(fresh ? 0 : this.backoff.next(), 'token-expired');
  }

  private reconnectIn(milliseconds: number, reason: string): void {
    if (this.closed) return;
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.connect(), milliseconds);
    if (this.status.state === 'connecting' && this.backoff.failures < OFFLINE_AFTER_FAILURES) return;
    const away = this.wasOffline || this.backoff.failures >= OFFLINE_AFTER_FAILURES;
    this.tell({ state: away ? 'offline' : 'catching-up', reason: this.wasOffline ? 'no-network' : reason });
  }

  /** Make before break: the old socket goes on until the new one has been welcomed. */
  private async renew(): Promise<void> {
    const old = this.current;
    await this.options.renewToken?.().catch(() => undefined);
    if (this.closed || !old || this.current !== old || this.successor) return;
    if (this.options.token() === old.token && old.token) return this.renewal.again(old.token);
    this.successor = this.dial();
  }

  private readonly onOnline = (): void => {
    if (this.closed) return;
    if (this.retry !== undefined) {
      if (!this.mayHurry) return;
      clearTimeout(this.retry);
      this.connect();
    } else if (this.wasOffline && this.current?.welcomed && !this.successor) {
      // The network changed under an open socket: most are dead and don't know it yet.
      this.successor = this.dial();
    }
  };

  private readonly onOffline = (): void => {
    this.wasOffline = true;
    if (!this.closed) this.tell({ state: 'offline', reason: 'no-network' });
  };

  private finish(status: SocketStatus): void {
    if (this.closed) return;
    this.closed = true;
    clearTimeout(this.retry);
    this.renewal.stop();
    this.current?.close();
    this.successor?.close();
    this.network?.removeEventListener('online', this.onOnline);
    this.network?.removeEventListener('offline', this.onOffline);
    this.tell(status);
  }

  private tell(status: SocketStatus): void {
    if (status.state === this.status.state && status.reason === this.status.reason) return;
    this.status = status;
    this.emit('status', status);
  }

  private get network(): StreamSocketOptions['network'] {
    if (this.options.network) return this.options.network;
    return typeof globalThis.addEventListener === 'function' ? globalThis : undefined;
  }
}
