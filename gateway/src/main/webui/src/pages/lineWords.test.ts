import { expect, it } from 'vitest';
import { lineWords } from './lineWords';

it.each([
  ['live', null, null],
  ['connecting', 'rate-limited', 'Too many of your tabs'],
  ['catching-up', 'too-many', 'goes on by itself'],
  ['catching-up', 'connection-lost', null],
  ['offline', 'no-network', null],
  ['offline', 'unreachable', 'Ovation does not answer'],
  ['stopped', 'token-expired', 'Sign in again'],
  ['stopped', 'device-invalid', 'Reload the page'],
  ['ended', 'stream-ended', null],
] as const)('should say of a line that is %s for %s: %s', (state, reason, words) => {
  const said = lineWords({ state, reason });
  if (words === null) expect(said).toBeNull();
  else expect(said).toContain(words);
});
