/**
 * The address at which `userId` buys coins: the config's `purchaseUrl` with `{userId}` and `{coins}` filled in.
 *
 * @param purchaseUrl absent or null where nobody sells
 * @param coins how many are wanted; where that is open (`null`) `{coins}` becomes nothing, and the shop asks
 * @returns null where there is no link to be trusted: anything but https, or http on this very machine
 */
export function purchaseLink(
  purchaseUrl: string | null | undefined,
  userId: string,
  coins: number | null,
): string | null {
  const filled = purchaseUrl
    ?.replaceAll('{userId}', encodeURIComponent(userId))
    .replaceAll('{coins}', coins === null ? '' : String(coins));
  if (!filled || !URL.canParse(filled)) return null;
  const { protocol, hostname, href } = new URL(filled);
  return protocol === 'https:' || (protocol === 'http:' && THIS_MACHINE.includes(hostname)) ? href : null;
}

const THIS_MACHINE = ['localhost', '127.0.0.1'];
