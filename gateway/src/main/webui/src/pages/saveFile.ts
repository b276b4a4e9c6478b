/** How long the browser may take to fetch a file from its own memory, in milliseconds. */
const KEPT = 10_000;

/** Gives the browser a text to keep as a file. A bare link could not show the token that the text was asked with. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT);
}
