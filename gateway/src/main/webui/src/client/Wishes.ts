import { asProblem } from './problem';
import { newKey, settle, type SettleOptions } from './settle';

/**
 * Writes that must happen once for each wish. A wish whose outcome stayed unknown keeps its key, and wishing the same
 * again goes on with it; two wishes at the same time are two, each with a key of its own.
 */
export class Wishes {
  private readonly unsettled = new Map<string, string>();

  /** `wish` names what is wanted, with everything that makes it another wish. */
  async fulfil<T>(wish: string, write: (key: string) => Promise<T>, options?: SettleOptions): Promise<T> {
    const key = this.unsettled.get(wish) ?? newKey();
    this.unsettled.delete(wish);
    try {
      return await settle(() => write(key), options);
    } catch (error) {
      const problem = asProblem(error);
      if (problem.outcomeUnknown) this.unsettled.set(wish, key);
      throw problem;
    }
  }
}
