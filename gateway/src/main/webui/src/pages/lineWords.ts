import type { LineState } from '../components/ConnectionBar';

/** What a page says of its line where its state alone does not say enough; null where that needs no words. */
export function lineWords({ state, reason }: { state: LineState; reason: string | null }): string | null {
  if (state === 'live' || state === 'reloaded' || state === 'ended' || reason === null) return null;
  if (reason === 'rate-limited' || reason === 'too-many') {
    return 'Too many of your tabs are open on this stream. Close some: this one then goes on by itself.';
  }
  if (state === 'offline' && reason !== 'no-network') {
    return 'Ovation does not answer. We keep trying and catch up on what you miss.';
  }
  return state === 'stopped' ? stopWords(reason) : null;
}

/** Why it will not come back by itself. */
function stopWords(reason: string): string {
  switch (reason) {
    case 'forbidden':
      return 'You can’t follow this stream any more.';
    case 'invalid-token':
    case 'authentication-required':
    case 'token-expired':
      return 'Your sign-in has run out. Sign in again.';
    case 'bad-frame':
      return 'This page and the server don’t understand each other. Reload the page.';
    default:
      return 'The live line is closed. Reload the page.';
  }
}
