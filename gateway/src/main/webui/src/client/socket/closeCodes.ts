import { isFromBetween, slugOf } from '../problem';

/** Why the server closes a socket with a reason of its own. */
export const CloseCode = {
  moving: 1001,
  badFrame: 4400,
  tokenExpired: 4401,
  forbidden: 4403,
  tooSlow: 4408,
  streamEnded: 4410,
  tooMany: 4429,
} as const;

/** What a client does after a socket has closed. */
export type AfterClose =
  /** Never again: the server said no for good. */
  | { then: 'stop'; reason: string }
  | { then: 'ended' }
  | { then: 'renew-token' }
  /**
   * Reconnect after exactly this many seconds, or after a random time up to `spreadSeconds`. `away`: the server can't, a
   * failure like any other; else the client asked for too much.
   */
  | { then: 'wait'; seconds: number; reason: string; away: boolean }
  | { then: 'spread'; spreadSeconds: number; reason: string }
  | { then: 'back-off'; reason: string };

// A server that refuses without saying for how long gets this pause.
const DEFAULT_WAIT_SECONDS = 5;
// One that says "at once" again and again must not be asked a hundred times a second.
const SHORTEST_WAIT_SECONDS = 1;

/** The table of close codes in docs/api. */
export function afterClose(code: number, reason: string): AfterClose {
  const { slug, retryAfter } = closeReason(reason);
  switch (code) {
    case CloseCode.moving:
      return { then: 'spread', spreadSeconds: 5, reason: slug ?? 'server-moving' };
    case CloseCode.badFrame:
      return { then: 'stop', reason: slug ?? 'bad-frame' };
    case CloseCode.tokenExpired:
      return { then: 'renew-token' };
    case CloseCode.forbidden:
      return { then: 'stop', reason: slug ?? 'forbidden' };
    case CloseCode.tooSlow:
      return { then: 'back-off', reason: slug ?? 'too-slow' };
    case CloseCode.streamEnded:
      return { then: 'ended' };
    case CloseCode.tooMany:
      return { then: 'wait', seconds: waitOf(retryAfter), reason: slug ?? 'too-many', away: false };
    default:
      return { then: 'back-off', reason: slug ?? 'connection-lost' };
  }
}

/** The same decision for a socket that never opened, out of what the address answered without `Upgrade`. */
export function afterRefusal(status: number, slug: string, retryAfter: number | undefined): AfterClose {
  if (slug === 'stream-ended') return { then: 'ended' };
  if (status === 401) return { then: 'renew-token' };
  if (status === 429 || status === 503) {
    return { then: 'wait', seconds: waitOf(retryAfter), reason: slug, away: status === 503 };
  }
  // 426 says that a socket would open now: the line broke, not the server's will. 5xx and no answer pass, too, and only
  // Ovation says no for good: an answer that is none of its problems comes from something in between.
  if (status === 426 || status === 0 || isFromBetween(status, slug) || status >= 500 || status < 400) {
    return { then: 'back-off', reason: status === 0 ? 'unreachable' : 'connection-lost' };
  }
  return { then: 'stop', reason: slug };
}

function waitOf(retryAfter: number | undefined): number {
  return Math.max(SHORTEST_WAIT_SECONDS, retryAfter ?? DEFAULT_WAIT_SECONDS);
}

function closeReason(reason: string): { slug: string | null; retryAfter?: number } {
  try {
    const { type, retryAfter } = JSON.parse(reason) as { type?: unknown; retryAfter?: unknown };
    return { slug: slugOf(type), retryAfter: typeof retryAfter === 'number' ? retryAfter : undefined };
  } catch {
    return { slug: null };
  }
}
