import { ProblemError } from './problem';

export interface SettleOptions {
  /** Attempts in all. */
  attempts?: number;
  random?: () => number;
}

/**
 * Repeats a write until its outcome is known. `attempt` must be safe to repeat: it sends the same idempotency key or
 * client message id each time. A refusal is an outcome and rejects at once; when every attempt stays without an
 * answer the last problem is thrown, and a later try should use the same key.
 */
export async function settle<T>(attempt: () => Promise<T>, options: SettleOptions = {}): Promise<T> {
  const attempts = options.attempts ?? 6;
  const random = options.random ?? Math.random;
  for (let n = 0; ; n++) {
    try {
      return await attempt();
    } catch (error) {
      const last = n + 1 >= attempts;
      if (last || !(error instanceof ProblemError) || !error.temporary) throw error;
      // Half a second at least: an attempt that still runs on the server gets the time to finish.
      const wait = Math.max(500, (error.retryAfter ?? 0) * 1000, random() * Math.min(8, 2 ** n) * 1000);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

/** A fresh idempotency key or client message id (UUID). */
export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  // Pages that are not served securely, such as a phone's on the local network, have no randomUUID.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
