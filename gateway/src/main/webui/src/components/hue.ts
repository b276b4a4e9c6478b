/** A hue in degrees, 0 to 359, that belongs to a text. */
export function hueOf(text: string): number {
  // FNV-1a: neighbouring names should not be neighbouring colours.
  let hash = 0x811c9dc5;
  for (const each of text.toLowerCase()) hash = Math.imul(hash ^ (each.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 7) % 360;
}
