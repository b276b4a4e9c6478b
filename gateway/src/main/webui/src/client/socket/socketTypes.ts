import type { ServerEvent, WelcomeFrame } from '../events';
import type { PageEventTarget } from './PageEvents';

/**
 * How a line is, in words a page can show.
 *
 * - `connecting`: on the way in, never live so far
 * - `live`: everything arrives as it happens
 * - `catching-up`: interrupted a moment ago; what is missed will be told
 * - `offline`: no network, or several attempts in a row have failed; attempts go on
 * - `ended`: the stream is over
 * - `stopped`: it will not come back by itself, `reason` says why
 */
export type SocketState = 'connecting' | 'live' | 'catching-up' | 'offline' | 'ended' | 'stopped';

export interface SocketStatus {
  state: SocketState;
  /** Why it is not live: a problem's slug, `connection-lost`, `no-network` …; null while all is well. */
  reason: string | null;
}

/** What a socket tells its listeners. */
export type SocketEvents = {
  status: [SocketStatus];
  welcome: [WelcomeFrame];
  /** The new events of one frame, each id once, in the order they came. */
  events: [ServerEvent[]];
};

export interface StreamSocketOptions {
  /** The stream to follow: one socket, one stream. */
  streamId: string;
  /** Origin of the gateway; the page's own when absent. */
  baseUrl?: string;
  /** The signed-in user's token, null for a guest. Asked anew for each connection. */
  token: () => string | null;
  /** The device a guest is known by, a UUID; null where there is none yet: then the server gives one. */
  deviceId: () => string | null;
  /** The server gave a guest without a device this one: keep it, and the guest stays one viewer over tabs and visits. */
  onDevice?: (deviceId: string) => void;
  /**
   * Makes `token()` fresh, as in `OvationClientOptions`. Reject with a `ProblemError` that is final (`isFinal`) where there
   * will be no other token: the socket stops. Without it a refused token stops the socket.
   */
  renewToken?: (refused?: string) => Promise<void>;
  /** An overlay watches without being counted. */
  role?: 'overlay';
  /** In place of the global ones, for tests and for places that have none. */
  WebSocket?: typeof WebSocket;
  fetch?: typeof fetch;
  /** From 0 to below 1, in place of `Math.random`. */
  random?: () => number;
  /** Where `online`, `offline`, `visibilitychange` and `pageshow` are heard: the window when absent. */
  network?: PageEventTarget;
}
