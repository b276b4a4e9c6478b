/**
 * The client library of Ovation: REST, the live socket and the state of a watched stream. It needs nothing but
 * fetch, WebSocket and EventTarget and can be used without any framework.
 */
export * from './types';
export * from './leaderboards';
export * from './goals';
export * from './hype';
export * from './events';
export { ProblemError, asProblem, isFinal, type Violation } from './problem';
export { OvationClient, type OvationClientOptions } from './OvationClient';
export { settle, newKey, type SettleOptions } from './settle';
export { Emitter } from './emitter';
export { Wishes } from './Wishes';
export { purchaseLink } from './purchaseLink';
export { claimsOf, renewAt, type TokenClaims } from './token';
export { StreamSocket } from './socket/StreamSocket';
export type { StreamSocketOptions, SocketStatus, SocketState } from './socket/socketTypes';
export { StreamFeed, type StreamFeedOptions, type Arrival } from './feed/StreamFeed';
export { emptyFeed, reduceFeed, type FeedState, type FeedAction, type EndedFigures } from './feed/reducer';
export { parseEvent } from './validators';
