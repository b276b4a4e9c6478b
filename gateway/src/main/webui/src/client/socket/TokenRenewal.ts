import { claimsOf, renewAt } from '../token';
import { Alarm } from './Alarm';

// Some of the remaining life, and never a storm: a renewal that failed is tried again after 10 to 30 s.
const AGAIN_AFTER = 10_000;
const AGAIN_SPREAD = 20_000;
// A token that looks old from its first moment, for clocks that disagree, is no reason for a socket after the other.
const SOONEST = 5_000;

/** Plans when a socket's token is renewed: at a random 50-90 % of its life, so that not all come at once. */
export class TokenRenewal {
  private readonly alarm: Alarm;

  constructor(
    private readonly random: () => number,
    renew: () => void,
  ) {
    this.alarm = new Alarm(renew);
  }

  /** `serverNow` is the server's clock, in milliseconds: this machine's may be wrong. */
  schedule(token: string, serverNow: number): void {
    const claims = claimsOf(token);
    if (!claims) return this.stop();
    const planned = renewAt(claims, 0.5 + 0.4 * this.random()) - serverNow;
    const left = claims.expiresAt * 1000 - serverNow;
    // A page that came with an old token renews it within half of what is left.
    this.alarm.set(Math.max(SOONEST, planned > 0 ? planned : left * 0.5 * this.random()));
  }

  /** The renewal failed; the old socket still serves. Not sooner than in so many milliseconds. */
  again(token: string, atLeast = AGAIN_AFTER): void {
    if (claimsOf(token)) this.alarm.set(Math.max(AGAIN_AFTER, atLeast) + AGAIN_SPREAD * this.random());
  }

  /** For a page that slept: renews at once where the moment has passed meanwhile. */
  look(): void {
    this.alarm.look();
  }

  stop(): void {
    this.alarm.clear();
  }
}
