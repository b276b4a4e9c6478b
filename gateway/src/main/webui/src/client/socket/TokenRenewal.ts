import { claimsOf, renewAt } from '../token';

// Some of the remaining life, and never a storm: a renewal that failed is tried again after 10 to 30 s.
const AGAIN_AFTER = 10_000;
const AGAIN_SPREAD = 20_000;
// What setTimeout can hold.
const LONGEST_TIMER = 2 ** 31 - 1;

/** Plans when a socket's token is renewed: at a random 50-90 % of its life, so that not all come at once. */
export class TokenRenewal {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly random: () => number,
    private readonly renew: () => void,
  ) {}

  /** `serverNow` is the server's clock, in milliseconds: this machine's may be wrong. */
  schedule(token: string, serverNow: number): void {
    const claims = claimsOf(token);
    if (!claims) return this.stop();
    const planned = renewAt(claims, 0.5 + 0.4 * this.random()) - serverNow;
    const left = claims.expiresAt * 1000 - serverNow;
    // A page that came with an old token renews it within half of what is left.
    this.in(planned > 0 ? planned : Math.max(0, left) * 0.5 * this.random());
  }

  /** The renewal failed; the old socket still serves. */
  again(token: string): void {
    if (claimsOf(token)) this.in(AGAIN_AFTER + AGAIN_SPREAD * this.random());
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private in(milliseconds: number): void {
    this.stop();
    this.timer = setTimeout(this.renew, Math.min(LONGEST_TIMER, milliseconds));
  }
}
