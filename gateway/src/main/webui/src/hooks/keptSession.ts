import { claimsOf, newKey, type LocalToken, type Role } from '../client';

const SESSION = 'ovation.session';
const DEVICE = 'ovation.device';

/** A signed-in user of this tab. */
export interface KeptSession {
  token: string;
  userId: string;
  username: string;
  roles: Role[];
}

export function sessionOf(issued: LocalToken): KeptSession {
  const roles = (claimsOf(issued.accessToken)?.groups ?? []) as Role[];
  return { token: issued.accessToken, userId: issued.userId, username: issued.username, roles };
}

/** The session this tab had before it was reloaded, unless its token has expired. Each tab has its own. */
export function readSession(now = Date.now()): KeptSession | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(SESSION) ?? 'null') as KeptSession | null;
    const claims = kept && claimsOf(kept.token);
    return claims && claims.expiresAt * 1000 > now ? kept : null;
  } catch {
    return null;
  }
}

export function keepSession(session: KeptSession | null): void {
  try {
    if (session) sessionStorage.setItem(SESSION, JSON.stringify(session));
    else sessionStorage.removeItem(SESSION);
  } catch {
    // Storage is forbidden here: the session lasts until the page is left.
  }
}

let unstored: string | undefined;

/** The device a guest is known by. All tabs of a browser share it, so that a guest is one viewer. */
export function deviceId(): string {
  try {
    const kept = localStorage.getItem(DEVICE);
    if (kept) return kept;
    const made = newKey();
    localStorage.setItem(DEVICE, made);
    return made;
  } catch {
    return (unstored ??= newKey());
  }
}
