import { claimsOf, isFinal, OvationClient, ProblemError, renewAt, type Role } from '../client';
import { deviceId, keepSession, readSession, sessionOf, type KeptSession } from './keptSession';

// The socket renews between 50 and 90 % of a token's life: from here on a fresh one is worth asking for.
const RENEW_FROM = 0.45;
const RENEW_AT = 0.5;
const RETRY_AFTER = 15_000;
// On a machine whose clock is ahead every token looks old: it still asks for few.
const YOUNGEST = 60_000;
const LONGEST_TIMER = 2 ** 31 - 1;

/** Who is signed in in this tab, the client that acts for them, and the renewal of their token. */
export class SessionStore {
  readonly client: OvationClient;
  private session: KeptSession | null = readSession();
  private readonly listeners = new Set<() => void>();
  private renewing: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(send?: typeof fetch) {
    this.client = new OvationClient({
      token: () => this.session?.token ?? null,
      deviceId,
      renewToken: (refused) => this.renew(refused),
      fetch: send,
    });
  }

  readonly current = (): KeptSession | null => this.session;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Keeps the token fresh until the returned function is called. */
  start(): () => void {
    this.plan(0);
    return () => clearTimeout(this.timer);
  }

  async signIn(username: string, roles?: Role[]): Promise<void> {
    this.set(sessionOf(await this.client.issueLocalToken(username.trim(), roles)));
  }

  signOut(): void {
    this.set(null);
  }

  /**
   * Asks for a new token once for all who want one; resolves at once while the present one is young and not the one
   * that was `refused`. A server that was set up anew takes none of its old tokens.
   */
  renew(refused?: string): Promise<void> {
    const session = this.session;
    const claims = session && claimsOf(session.token);
    if (!session || !claims) return Promise.resolve();
    if (session.token !== refused && renewAt(claims, RENEW_FROM) > Date.now()) return Promise.resolve();
    this.renewing ??= this.issueAgain(session).finally(() => {
      this.renewing = null;
    });
    return this.renewing;
  }

  private async issueAgain(session: KeptSession): Promise<void> {
    const issued = await this.client.issueLocalToken(session.username, session.roles);
    if (this.session?.userId === session.userId) this.set(sessionOf(issued));
  }

  private set(session: KeptSession | null): void {
    this.session = session;
    keepSession(session);
    this.plan(YOUNGEST);
    for (const listener of this.listeners) listener();
  }

  private plan(atLeast: number): void {
    clearTimeout(this.timer);
    const claims = this.session && claimsOf(this.session.token);
    if (claims) this.renewIn(Math.max(atLeast, renewAt(claims, RENEW_AT) - Date.now()));
  }

  private renewIn(milliseconds: number): void {
    const renew = () =>
      void this.renew().catch((error: unknown) => {
        if (error instanceof ProblemError && isFinal(error)) this.signOut();
        else this.renewIn(RETRY_AFTER);
      });
    this.timer = setTimeout(renew, Math.min(LONGEST_TIMER, Math.max(0, milliseconds)));
  }
}
