/** Why a page's line will not come back by itself, said to the person; null where that needs no words. */
export function lineWords(reason: string | null): string | null {
  switch (reason) {
    case null:
      return null;
    case 'forbidden':
      return 'You can’t follow this stream any more.';
    case 'rate-limited':
    case 'too-many':
      return 'Too many of your tabs are open on this stream. Close some and reload.';
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
