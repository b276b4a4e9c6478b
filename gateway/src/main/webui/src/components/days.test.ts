import { describe, expect, it } from 'vitest';
import { dayIn, daysBefore, daysFromTo, dayWords } from './days';

describe('days', () => {
  const lateInBerlin = Date.parse('2026-11-25T23:30:00Z');

  it.each([
    ['Europe/Berlin', '2026-11-26'],
    ['UTC', '2026-11-25'],
    ['America/New_York', '2026-11-25'],
    ['Nowhere/Known', '2026-11-25'],
  ])('should be the day it is in %s', (zone, day) => {
    expect(dayIn(zone, lateInBerlin)).toBe(day);
  });

  it('should count back over months, years and the hour that summer time takes', () => {
    expect(daysBefore('2026-03-01', 1)).toBe('2026-02-28');
    expect(daysBefore('2026-01-01', 1)).toBe('2025-12-31');
    expect(daysBefore('2026-04-01', 29)).toBe('2026-03-03');
  });

  it('should count both ends', () => {
    expect(daysFromTo('2026-11-25', '2026-11-25')).toBe(1);
    expect(daysFromTo('2026-10-26', '2026-11-25')).toBe(31);
  });

  it('should say a day in few letters', () => expect(dayWords('2026-11-25')).toBe('25 Nov'));
});
