import { Emitter } from '../emitter';
import type { EventsFrame, ServerEvent, WelcomeFrame } from '../events';
import { isFinal, ProblemError } from '../problem';
import { parseEvent } from '../validators';
import { Alarm } from './Alarm';
import { Backoff } from './Backoff';
import { afterClose, type AfterClose } from './closeCodes';
import { Connection } from './Connection';
import { ownPage, PageEvents } from './PageEvents';
import { askWhyRefused } from './refusal';
import { SeenIds } from './SeenIds';
import { ServerClock } from './ServerClock';
import { SocketAddress } from './SocketAddress';
import type { SocketEvents, SocketStatus, StreamSocketOptions } from './socketTypes';
import { TokenRenewal } from './TokenRenewal';

// Beyond what a gateway keeps to replay (5,000), so that no repetition finds its id forgotten.
const SEEN_IDS = 6_000;
// From here on the person is told that the network is away, not that a moment is being caught up.
const OFFLINE_AFTER_FAILURES = 3;

/**
 * Follows one stream for as long as it lives: reconnects with the position of the last frame, renews its token
 * before it expires, and tells each event once. It hears by itself that the network went or came back and that the page
 * is in front again. Create, listen with `on`, `open`; `close` ends it for good.
 */
export class StreamSocket extends Emitter<SocketEvents> {
  /** How the line is now; `status` events tell each change. */
  status: SocketStatus = { state: 'connecting', reason: null };
  private position: string | null = null;
  private current: Connection | null = null;
  /** The socket that is to take over from `current` once it has been welcomed. */
  private successor: Connection | null = null;
  /** The pause before the next attempt: there is never more than one. */
  private readonly retry = new Alarm(() => this.connect());
  /** Whether "online" cuts the pause short: not where the server named it. */
  private mayHurry = true;
  /** "online" was heard while an answer was awaited: the pause that follows has none. */
  private hurry = false;
  private networkAway = false;
  /** Tokens in a row that did not hold. */
  private refusedTokens = 0;
  private opened = false;
  private closed = false;
  private readonly address: SocketAddress;
  private readonly random: () => number;
  private readonly backoff: Backoff;
  private readonly seen = new SeenIds(SEEN_IDS);
  private readonly clock = new ServerClock();
  private readonly renewal: TokenRenewal;
  private readonly page: PageEvents;

  constructor(private readonly options: StreamSocketOptions) {
    super();
    this.address = new SocketAddress(options);
    this.random = options.random ?? Math.random;
    this.backoff = new Backoff(this.random);
    this.renewal = new TokenRenewal(this.random, () => void this.renew());
    this.page = new PageEvents(options.network ?? ownPage(), {
      onOnline: () => this.online(),
      onOffline: () => this.offline(),
      onSeen: () => this.check(),
    });
  }

  /** Connects; a second call changes nothing. Throws where `baseUrl` is no address. */
  open(): void {
    if (this.opened || this.closed) return;
    this.opened = true;
    this.connect();
    this.page.listen();
  }

  /** Ends the socket; it leaves the stream and can't be opened again. */
  close(): void {
    this.finish({ state: 'stopped', reason: 'closed' });
  }

  /**
   * Looks at once whether the line still lives and whether something is overdue, for a page whose timers stood still.
   * A browser's page does so by itself whenever it is in front again; however often, it leads to one reconnection.
   */
  check(): void {
    if (this.closed) return;
    this.retry.look();
    const line = this.current;
    line?.check();
    if (line?.overdue && !line.doubted) this.replace(line);
    this.renewal.look();
  }

  /** Server time minus this machine's, in milliseconds; 0 before the first frame. */
  get clockOffset(): number {
    return this.clock.offset;
  }

  private connect(): void {
    this.mayHurry = true;
    if (!this.closed) this.current = this.dial();
  }

  private dial(): Connection {
    const token = this.options.token();
    const connection: Connection = new Connection(
      this.address.url(token, this.position),
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

  private welcomed(connection: Connection, frame: WelcomeFrame): void {
    if (connection === this.successor) {
      this.current?.close();
      this.current = connection;
      this.successor = null;
    }
    this.clock.heard(frame.now);
    this.backoff.connected(Date.now());
    this.networkAway = false;
    this.position = frame.position;
    // A snapshot is followed by what came after its position, also by events that were seen before the hole.
    if (frame.recovered !== true) this.seen.clear();
    if (connection.token) this.renewal.schedule(connection.token, frame.now);
    else this.address.keepDevice(frame.you.deviceId);
    this.emit('welcome', frame);
    if (!this.closed) this.tell({ state: 'live', reason: null });
  }

  private received(frame: EventsFrame): void {
    // While a successor waits for its welcome the position still belongs to the old socket: both are the same stream.
    this.position = frame.position;
    this.clock.heard(frame.now);
    // Whatever the browser says of its network: this line lives.
    this.networkAway = false;
    this.tell({ state: 'live', reason: null });
    const fresh: ServerEvent[] = [];
    for (const raw of frame.events) {
      const event = parseEvent(raw);
      if (event && this.seen.add(event.id)) fresh.push(event);
    }
    if (fresh.length > 0) this.emit('events', fresh);
  }

  private lost(connection: Connection, code: number, reason: string): void {
    if (connection === this.successor) return this.lostSuccessor(connection);
    if (connection !== this.current) return;
    this.current = null;
    this.renewal.stop();
    if (this.backoff.lost(Date.now())) this.refusedTokens = 0;
    if (!connection.welcomed && code < 4400) return void this.askWhy(connection);
    const decision = afterClose(code, reason);
    if (this.successor && decision.then !== 'stop' && decision.then !== 'ended') return this.promote();
    this.act(decision, connection.token);
  }

  private lostSuccessor(successor: Connection): void {
    this.successor = null;
    const old = this.current;
    if (!old?.doubted) return void this.renewLater(successor);
    // The network changed, and neither is a new line to be had nor has the old one been heard since.
    old.close();
    this.lost(old, 1006, '');
  }

  /** Where the server says how long it refuses, no sooner. */
  private async renewLater(successor: Connection): Promise<void> {
    const { token } = successor;
    if (!token) return;
    this.renewal.again(token);
    const why = await askWhyRefused(successor.url, token, this.options.fetch);
    if (why.then === 'wait' && !this.closed && !this.successor) this.renewal.again(token, why.seconds * 1000);
  }

  /** The old socket went before the new one was welcomed: the new one already is the reconnection. */
  private promote(): void {
    this.current = this.successor;
    this.successor = null;
    this.underWay('connection-lost');
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
        if (decision.away) this.backoff.failed();
        return this.reconnectIn(decision.seconds * 1000, decision.reason, false);
      case 'spread':
        return this.reconnectIn(this.random() * decision.spreadSeconds * 1000, decision.reason);
      case 'back-off':
        return this.reconnectIn(this.backoff.next(), decision.reason);
    }
  }

  private async returnWithFreshToken(refused: string | null): Promise<void> {
    this.underWay('token-expired');
    try {
      if (!this.options.renewToken)
        throw new ProblemError({ status: 401, slug: 'token-expired', title: '', detail: '' });
      await this.options.renewToken(refused ?? undefined);
    } catch (error) {
      if (error instanceof ProblemError && isFinal(error)) {
        return this.finish({ state: 'stopped', reason: 'token-expired' });
      }
    }
    if (this.closed || this.current || this.retry.isSet) return;
    this.refusedTokens++;
    // A new token goes in at once; one that did not hold either waits its turn like any other failure.
    const fresh = this.options.token() !== refused && this.refusedTokens === 1;
    this.reconnectIn(fresh ? 0 : this.backoff.next(), 'token-expired');
  }

  private reconnectIn(milliseconds: number, reason: string, mayHurry = true): void {
    if (this.closed) return;
    this.mayHurry = mayHurry;
    this.retry.set(this.hurry && mayHurry ? 0 : milliseconds);
    this.hurry = false;
    if (this.networkAway) this.tell({ state: 'offline', reason: 'no-network' });
    else if (this.backoff.failures >= OFFLINE_AFTER_FAILURES) this.tell({ state: 'offline', reason });
    else this.underWay(reason);
  }

  /** Make before break: the old socket goes on until the new one has been welcomed. */
  private async renew(): Promise<void> {
    const old = this.current;
    await this.options.renewToken?.().catch(() => undefined);
    if (this.closed || !old || this.current !== old || this.successor) return;
    if (this.options.token() === old.token && old.token) return this.renewal.again(old.token);
    this.successor = this.dial();
  }

  private online(): void {
    const wasAway = this.networkAway;
    this.networkAway = false;
    if (!this.current) this.hurryUp();
    else if (wasAway) this.replace(this.current);
    if (wasAway) this.underWay('connection-lost');
  }

  private hurryUp(): void {
    if (!this.retry.isSet) this.hurry = true;
    else if (this.mayHurry) this.retry.ringNow();
  }

  /** The network changed under a socket: most are dead then and don't know it yet. */
  private replace(old: Connection): void {
    if (old.welcomed) {
      old.doubt();
      this.successor?.close(); // dialled on the network that is gone
      this.successor = this.dial();
    } else {
      old.close();
      this.connect();
    }
  }

  private offline(): void {
    this.networkAway = true;
    this.tell({ state: 'offline', reason: 'no-network' });
  }

  /** On the way back, or for the first time on the way in. */
  private underWay(reason: string): void {
    this.tell({ state: this.position ? 'catching-up' : 'connecting', reason });
  }

  private finish(status: SocketStatus): void {
    if (this.closed) return;
    this.closed = true;
    this.page.stop();
    this.retry.clear();
    this.renewal.stop();
    this.current?.close();
    this.successor?.close();
    this.tell(status);
  }

  private tell(status: SocketStatus): void {
    if (status.state === this.status.state && status.reason === this.status.reason) return;
    this.status = status;
    this.emit('status', status);
  }
}
