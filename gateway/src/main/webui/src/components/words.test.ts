import { describe, expect, it } from 'vitest';
import { pastTime, percent, signed } from './words';

describe('words', () => {
  it.each([
    [1500, '+1,500'],
    [-5, '−5'],
    [0, '0'],
  ])('should say which way %d coins went', (coins, words) => expect(signed(coins)).toBe(words));

  it.each([
    [7000, '70\u00a0%'],
    [6667, '66.67\u00a0%'],
    [10_000, '100\u00a0%'],
  ])('should say %d basis points as a share', (basisPoints, words) =>
    expect(percent(basisPoints)).toBe(words),
  );

  it('should name the year where it is not this one', () => {
    const now = Date.parse('2026-11-25T12:00:00Z');

    expect(pastTime('2026-06-15T12:00:00Z', now)).not.toContain('2026');
    expect(pastTime('2025-06-15T12:00:00Z', now)).toContain('(2025)');
  });
});
