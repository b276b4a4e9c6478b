import { problemOf } from '../problem';
import { afterRefusal, type AfterClose } from './closeCodes';

const ANSWER_WITHIN = 5_000;

/**
 * Browsers hide why an upgrade was refused: the same address without `Upgrade` tells. `socketAddress` is the one the
 * socket was opened with, so that both are judged alike.
 */
export async function askWhyRefused(
  socketAddress: string,
  token: string | null,
  send: typeof fetch = globalThis.fetch,
): Promise<AfterClose> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (token) headers.Authorization = `Bearer ${token}`;
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN);
    const response = await send.call(globalThis, socketAddress.replace(/^ws/, 'http'), { headers, signal });
    const { status, slug, retryAfter } = await problemOf(response);
    return afterRefusal(status, slug, retryAfter);
  } catch {
    return afterRefusal(0, 'unreachable', undefined);
  }
}
