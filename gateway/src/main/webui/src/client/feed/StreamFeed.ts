import { Emitter } from '../emitter';
import type {
  ComboEnded,
  GiftReversed,
  GiftSent,
  ServerEvent,
  ViewerPresence,
  WelcomeFrame,
} from '../events';
import type { GoalReached } from '../goals';
import type { HypeTrain } from '../hype';
import type { OvationClient } from '../OvationClient';
import { SeenIds } from '../socket/SeenIds';
import { StreamSocket, type SocketStatus } from '../socket/StreamSocket';
import { emptyFeed, reduceFeed, type FeedAction, type FeedMemory, type FeedState } from './reducer';

export interface StreamFeedOptions {
  client: OvationClient;
  streamId: string;
  role?: 'overlay';
  /** Replaces the socket in tests. */
  socket?: StreamSocket;
}

/** How news in passing reached us. */
export interface Arrival {
  /** When it happened, RFC 3339. */
  at: string;
  /** It happened a while ago and was caught up: worth a line, hardly an animation. */
  late: boolean;
  /** Server time minus this machine's, in milliseconds, as well as it is known at this moment. */
  clockOffset: number;
}

type FeedEvents = {
  change: [];
  gift: [GiftSent, Arrival];
  comboEnded: [ComboEnded, Arrival];
  reversed: [GiftReversed, Arrival];
  goalReached: [GoalReached, Arrival];
  hypeEnded: [HypeTrain, Arrival];
  joined: [ViewerPresence, Arrival];
  left: [ViewerPresence, Arrival];
};

const LATE_AFTER = 15_000;
const SNAPSHOT_LINES = 50;
const TRIES = 5;
/** Gifts, ends of combos and trains, reversals and reached goals that are told once. */
const NEWS_REMEMBERED = 4_000;

/** One watched stream: its state, kept true by socket and REST, and the news that passes by. */
export class StreamFeed extends Emitter<FeedEvents> {
  /** A new object on each change. */
  state: FeedState = emptyFeed;
  private memory: FeedMemory = emptyFeed;
  private readonly socket: StreamSocket;
  private readonly told = new SeenIds(NEWS_REMEMBERED);
  private readonly timers = new Set<ReturnType<typeof setTimeout>>();
  private closed = false;

  constructor(private readonly options: StreamFeedOptions) {
    super();
    const { client, streamId, role } = options;
    this.socket = options.socket ?? new StreamSocket({ streamId, role, ...client.options });
    this.socket.on('welcome', (frame) => this.welcomed(frame));
    this.socket.on('events', (events) => this.received(events));
    this.socket.on('status', (status) => this.connected(status));
  }

  /** Server time minus this machine's, in milliseconds. */
  get clockOffset(): number {
    return this.socket.clockOffset;
  }

  open(): void {
    this.socket.open();
  }

  close(): void {
    this.closed = true;
    for (const timer of this.timers) clearTimeout(timer);
    this.socket.close();
  }

  /** For a page that was asleep: sees at once whether its line still lives. */
  check(): void {
    this.socket.check();
  }

  /** Takes what a REST answer brought. */
  dispatch(action: FeedAction): void {
    if (this.closed) return;
    this.memory = reduceFeed(this.memory, action);
    this.state = this.memory;
    this.emit('change');
  }

  private welcomed(frame: WelcomeFrame): void {
    this.dispatch({ type: 'welcome', frame });
    if (frame.recovered === true) return;
    if (!frame.snapshot?.stream) this.load(this.loadStream);
    if (!frame.snapshot?.messages) this.load(this.loadMessages);
    if (!frame.snapshot?.leaderboard) this.load(this.loadLeaderboard);
    // No snapshot has them.
    this.load(this.loadGoal);
    this.load(this.loadHype);
  }

  private received(events: ServerEvent[]): void {
    this.dispatch({ type: 'events', events });
    const { clockOffset } = this;
    const now = Date.now() + clockOffset;
    for (const event of events) {
      this.pass(event, { at: event.at, late: now - Date.parse(event.at) > LATE_AFTER, clockOffset });
    }
  }

  /** Hands on what is shown in passing; what is about a gift, a goal or a train once, also after a hole. */
  private pass(event: ServerEvent, arrival: Arrival): void {
    const once = (id = event.id) => this.told.add(`${event.type} ${id}`);
    switch (event.type) {
      case 'gift:sent':
        if (once()) this.emit('gift', event.data, arrival);
        break;
      case 'combo:ended':
        if (once()) this.emit('comboEnded', event.data, arrival);
        break;
      case 'gift:reversed':
        if (once()) this.emit('reversed', event.data, arrival);
        break;
      case 'goal:reached':
        if (once(event.data.goalId)) this.emit('goalReached', event.data, arrival);
        break;
      case 'hype:ended':
        if (once(event.data.hypeId)) this.emit('hypeEnded', event.data, arrival);
        break;
      case 'viewer:joined':
        this.emit('joined', event.data, arrival);
        break;
      case 'viewer:left':
        this.emit('left', event.data, arrival);
        break;
    }
  }

  private connected(status: SocketStatus): void {
    this.dispatch({ type: 'connection', status });
    if (status.state !== 'ended') return;
    // The end may have come while we were away or before we came: the stream itself tells the figures.
    if (!this.state.ended?.final) this.load(this.loadFinalFigures);
    if (this.state.you) return;
    this.load(this.loadMessages);
    this.load(this.loadLeaderboard);
  }

  private readonly loadStream = async (): Promise<boolean> => {
    const stream = await this.options.client.getStream(this.options.streamId);
    this.dispatch({ type: 'stream', stream });
    return true;
  };

  private readonly loadFinalFigures = async (): Promise<boolean> => {
    await this.loadStream();
    return this.state.ended?.final === true;
  };

  private readonly loadMessages = async (): Promise<boolean> => {
    const page = await this.options.client.messages(this.options.streamId, { limit: SNAPSHOT_LINES });
    this.dispatch({ type: 'messages', messages: [...page.items].reverse() });
    return true;
  };

  private readonly loadLeaderboard = async (): Promise<boolean> => {
    const leaderboard = await this.options.client.leaderboard(this.options.streamId);
    this.dispatch({ type: 'leaderboard', leaderboard });
    return true;
  };

  private readonly loadGoal = async (): Promise<boolean> => {
    const shown = this.state.goal;
    const goal = await this.options.client.goal(this.options.streamId);
    if (goal) this.dispatch({ type: 'goal', goal });
    else if (shown) this.dispatch({ type: 'goal-gone', goalId: shown.goalId });
    return true;
  };

  private readonly loadHype = async (): Promise<boolean> => {
    const shown = this.state.hype;
    const hype = await this.options.client.hype(this.options.streamId);
    if (hype) this.dispatch({ type: 'hype', hype });
    else if (shown) this.dispatch({ type: 'hype-gone', hypeId: shown.hypeId });
    return true;
  };

  /** Asks a few times, with growing pauses; the next welcome asks again anyway. */
  private load(read: () => Promise<boolean>, tries = TRIES): void {
    void read()
      .catch(() => false)
      .then((done) => {
        if (done || this.closed || tries <= 1) return;
        const timer = setTimeout(
          () => {
            this.timers.delete(timer);
            this.load(read, tries - 1);
          },
          1000 * 2 ** (TRIES - tries),
        );
        this.timers.add(timer);
      });
  }
}
