/** A hue in degrees, 0 to 359, that belongs to a text. */
export function hueOf(text: string): number {
  let sum = 0;
  for (const each of text.toLowerCase()) sum = (sum * 31 + (each.codePointAt(0) ?? 0)) % 360_000;
  return sum % 360;
}
