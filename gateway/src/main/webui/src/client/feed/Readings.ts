import { isFinal, ProblemError } from '../problem';
import { Alarm } from '../socket/Alarm';

// 1, 2, 4 … s between the tries of one reading, and never more than this.
const LONGEST_SECONDS = 60;

/**
 * What is being read by REST: at most one reading of each name and one timer for it, however often it is wanted. A newer
 * one takes the place of the older, whose answer is not taken any more.
 */
export class Readings {
  private readonly underWay = new Map<string, Reading>();

  constructor(private readonly random: () => number) {}

  /**
   * Reads until `take` is content with the answer (anything but `false`), with growing pauses and without end while the
   * refusal is one that passes; a refusal for good ends it.
   */
  begin<T>(name: string, ask: () => Promise<T>, take: (answer: T) => boolean | void): void {
    this.underWay.get(name)?.stop();
    const attempt = async (wanted: () => boolean): Promise<boolean> => {
      const answer = await ask();
      return !wanted() || take(answer) !== false;
    };
    this.underWay.set(name, new Reading(attempt, this.random));
  }

  /** No answer is taken any more. */
  stop(): void {
    for (const reading of this.underWay.values()) reading.stop();
    this.underWay.clear();
  }
}

class Reading {
  private wanted = true;
  private tries = 0;
  private readonly again = new Alarm(() => void this.read());

  constructor(
    private readonly attempt: (wanted: () => boolean) => Promise<boolean>,
    private readonly random: () => number,
  ) {
    void this.read();
  }

  stop(): void {
    this.wanted = false;
    this.again.clear();
  }

  private async read(): Promise<void> {
    let atLeast = 0;
    const done = await this.attempt(() => this.wanted).catch((error: unknown) => {
      if (!(error instanceof ProblemError)) return false;
      atLeast = error.retryAfter ?? 0;
      return isFinal(error);
    });
    if (done || !this.wanted) return;
    const seconds = Math.min(LONGEST_SECONDS, 2 ** this.tries++);
    // Half of the pause is random: those who lost the same server don't ask it all at once.
    this.again.set(1000 * Math.max(atLeast, seconds * (0.5 + 0.5 * this.random())));
  }
}
