const PARTS = ['goal', 'hype', 'gifts'] as const;

/** What an overlay can show. */
export type OverlayPart = (typeof PARTS)[number];

/**
 * The parts that an address asks for by `?show=goal,hype`. Words nobody knows are ignored; where none is left, as where
 * none was given, all parts are shown.
 */
export function overlayParts(show: string | null): ReadonlySet<OverlayPart> {
  const asked = (show ?? '').split(',').map((word) => word.trim().toLowerCase());
  const known = PARTS.filter((part) => asked.includes(part));
  return new Set(known.length > 0 ? known : PARTS);
}
