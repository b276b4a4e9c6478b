const DAY = 86_400_000;

/** Days are written 2026-11-25, as the server writes them: they belong to its zone, not to the reader's. */
export function dayIn(zone: string, now: number): string {
  const parts = new Map(
    dayFormat(zone)
      .formatToParts(now)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
}

/** The day that lies `days` before. */
export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * DAY).toISOString().slice(0, 10);
}

/** How many days from one to the other, both included; NaN for what is no day. */
export function daysFromTo(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY + 1;
}

/** "25 Nov" */
export const dayWords = (day: string): string => words.format(Date.parse(day));

const words = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

function dayFormat(zone: string): Intl.DateTimeFormat {
  const of = (timeZone: string) =>
    new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  try {
    return of(zone);
  } catch {
    // The server may know zones that this browser doesn't.
    return of('UTC');
  }
}
