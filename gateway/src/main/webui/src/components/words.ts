import type { EndReason } from '../client';

const whole = new Intl.NumberFormat('en');
const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** 12,345 */
export const figure = (value: number): string => whole.format(value);

/** 12.3K: where there is little room; the exact figure stands beside or in the title. */
export const shortFigure = (value: number): string =>
  value < 10_000 ? whole.format(value) : short.format(value);

/** +100, −5: what came in and what went out. */
export const signed = (value: number): string =>
  `${value > 0 ? '+' : value < 0 ? '\u2212' : ''}${whole.format(Math.abs(value))}`;

/** "70 %" for 7000 basis points. */
export const percent = (basisPoints: number): string =>
  `${new Intl.NumberFormat('en', { maximumFractionDigits: 2 }).format(basisPoints / 100)}\u00a0%`;

/** "1 viewer", "2 viewers". */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${figure(value)} ${value === 1 ? one : many}`;

/** 0:07, 12:30, 1:02:03 */
export function clock(seconds: number): string {
  const total = Math.max(0, Math.floor(seconds));
  const [h, m, s] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** "for 12 min", for people who only glance. */
export function onAirFor(startedAt: string | null, now: number): string {
  if (!startedAt) return '';
  const minutes = Math.floor((now - Date.parse(startedAt)) / 60_000);
  if (minutes < 1) return 'just started';
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** "Sun 22 Nov, 21:30" in the reader's own zone. */
export const dateAndTime = (iso: string): string =>
  new Intl.DateTimeFormat('en', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(iso));

/** The same of what lies behind, with the year where it is not this one. */
export const pastTime = (iso: string, now: number): string => {
  const year = new Date(iso).getFullYear();
  return year === new Date(now).getFullYear() ? dateAndTime(iso) : `${dateAndTime(iso)} (${year})`;
};

/** Why a stream is over, said to somebody who watched it. */
export function whyEnded(reason: EndReason | null, creator: string): string {
  switch (reason) {
    case 'creator':
      return `${creator} ended the stream.`;
    case 'cancelled':
      return `${creator} cancelled this stream.`;
    case 'broadcaster_lost':
      return `The connection to ${creator} was lost and did not come back.`;
    case 'never_broadcast':
      return `${creator} never went on air, so the stream was closed.`;
    case 'moderator':
      return 'A moderator ended the stream.';
    default:
      return 'The stream is over.';
  }
}
