/** Hands a stream's address to others: the phone's own sheet where there is one, else the clipboard. */
export async function share(streamId: string, title: string, say: (words: string) => void): Promise<void> {
  const url = `${location.origin}/stream/${streamId}`;
  try {
    if (navigator.share && matchMedia('(hover: none)').matches) return await navigator.share({ title, url });
    await navigator.clipboard.writeText(url);
    say('Link copied');
  } catch (refusal) {
    // Closing the phone's sheet is no failure.
    if (!(refusal instanceof DOMException && refusal.name === 'AbortError')) say(url);
  }
}

/** Puts the address of a stream's overlay on the clipboard, for broadcast software; says it where that is refused. */
export async function copyOverlayLink(streamId: string, say: (words: string) => void): Promise<void> {
  const url = `${location.origin}/overlay/${streamId}`;
  try {
    await navigator.clipboard.writeText(url);
    say('Copied');
  } catch {
    say(url);
  }
}
