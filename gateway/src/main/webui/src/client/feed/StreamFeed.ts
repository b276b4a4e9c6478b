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
import { StreamSocket } from '../socket/StreamSocket';
import type { SocketStatus } from '../socket/socketTypes';
import { Readings } from './Readings';
import { emptyFeed, reduceFeed, type FeedAction, type FeedMemory, type FeedState } from './reducer';

export interface StreamFeedOptions {
  /** Says who watches; its options are the socket's as well. */
  client: OvationClient;
  streamId: string;
  /** An overlay watches without being counted. */
  role?: 'overlay';
  /** Replaces the socket in tests. */
  socket?: StreamSocket;
  /** From 0 to below 1, in place of `Math.random`. */
  random?: () => number;
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
  /** `state` is another one. */
  change: [];
  /** More was missed than could be caught up: the page has been loaded anew, and what was told in passing is lost. */
  reloaded: [];
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
/** Gifts, ends of combos and trains, reversals and reached goals that are told once. */
const NEWS_REMEMBERED = 4_000;

/**
 * One watched stream: its state, kept true by socket and REST, and the news that passes by. After an interruption the
 * state is what it would be without one, or `reloads` has grown and `reloaded` is told.
 */
export class StreamFeed extends Emitter<FeedEvents> {
  /** A new object on each change. */
  state: FeedState = emptyFeed;
  private memory: FeedMemory = emptyFeed;
  private readonly socket: StreamSocket;
  private readonly told = new SeenIds(NEWS_REMEMBERED);
  private readonly readings: Readings;
  private closed = false;

  constructor(private readonly options: StreamFeedOptions) {
    super();
    const { client, streamId, role } = options;
    this.readings = new Readings(options.random ?? Math.random);
    this.socket = options.socket ?? new StreamSocket({ ...client.options, streamId, role });
    this.socket.on('welcome', (frame) => this.welcomed(frame));
    this.socket.on('events', (events) => this.received(events));
    this.socket.on('status', (status) => this.connected(status));
  }

  /** Server time minus this machine's, in milliseconds. */
  get clockOffset(): number {
    return this.socket.clockOffset;
  }

  /** Joins the stream and follows it. */
  open(): void {
    this.socket.open();
  }

  /** Leaves the stream, for good: nothing is told any more. */
  close(): void {
    this.closed = true;
    this.readings.stop();
    this.socket.close();
  }

  /** For a page that was asleep: sees at once whether its line still lives. In a browser that happens by itself. */
  check(): void {
    this.socket.check();
  }

  /** Takes what a REST answer brought. */
  dispatch(action: FeedAction): void {
    if (this.closed) return;
    const before = this.memory;
    const next = reduceFeed(before, action);
    this.memory = next;
    this.state = next;
    this.emit('change');
    if (next.reloads > before.reloads) this.emit('reloaded');
  }

  private welcomed(frame: WelcomeFrame): void {
    this.dispatch({ type: 'welcome', frame });
    if (frame.recovered === true) return;
    // Whatever was being read was to fill an older snapshot.
    this.readings.stop();
    if (!frame.snapshot?.stream) this.readStream();
    if (!frame.snapshot?.messages) this.readMessages();
    if (!frame.snapshot?.leaderboard) this.readLeaderboard();
    // No snapshot has them.
    this.readGoal();
    this.readHype();
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
    const { ended, you } = this.state;
    this.dispatch({ type: 'connection', status });
    if (status.state !== 'ended') return;
    if (!ended?.final) this.readStream(() => this.state.ended?.final === true);
    // The end came with all that was before it.
    if (ended) return;
    // It came while we were away, too long ago to be told by a socket.
    if (you) this.dispatch({ type: 'reloaded' });
    this.readMessages();
    this.readLeaderboard();
  }

  /** Until its answer is enough: any, where nothing else is said. */
  private readStream(enough = () => true): void {
    const { client, streamId } = this.options;
    this.readings.begin(
      'stream',
      () => client.getStream(streamId),
      (stream) => {
        this.dispatch({ type: 'stream', stream });
        return enough();
      },
    );
  }

  private readMessages(): void {
    const { client, streamId } = this.options;
    this.readings.begin(
      'messages',
      () => client.messages(streamId, { limit: SNAPSHOT_LINES }),
      ({ items }) => this.dispatch({ type: 'messages', messages: [...items].reverse() }),
    );
  }

  private readLeaderboard(): void {
    const { client, streamId } = this.options;
    const shown = this.state.leaderboard;
    this.readings.begin(
      'leaderboard',
      () => client.leaderboard(streamId),
      (leaderboard) => {
        // Each change is told: one that was told since is not older than an answer that was slow.
        if (this.state.leaderboard === shown) this.dispatch({ type: 'leaderboard', leaderboard });
      },
    );
  }

  private readGoal(): void {
    const { client, streamId } = this.options;
    const shown = this.state.goal;
    this.readings.begin(
      'goal',
      () => client.goal(streamId),
      (goal) => {
        if (goal) this.dispatch({ type: 'goal', goal });
        else if (shown) this.dispatch({ type: 'goal-gone', goalId: shown.goalId });
      },
    );
  }

  private readHype(): void {
    const { client, streamId } = this.options;
    const shown = this.state.hype;
    this.readings.begin(
      'hype',
      () => client.hype(streamId),
      (hype) => {
        if (hype) this.dispatch({ type: 'hype', hype });
        else if (shown) this.dispatch({ type: 'hype-gone', hypeId: shown.hypeId });
      },
    );
  }
}
