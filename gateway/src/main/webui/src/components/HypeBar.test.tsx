import { readFileSync } from 'node:fs';
import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HypeTrain } from '../client';
import { testIds } from '../testids';
import { FADE_TIME, HypeBar } from './HypeBar';
import { hype } from './samples';

const bar = () => screen.getByTestId(testIds.hypeBar);
const gone = () => screen.queryByTestId(testIds.hypeBar) === null;
const progress = () => screen.getByRole('progressbar');
const part = () => (progress().firstElementChild as HTMLElement).style.getPropertyValue('--part');
const left = () => screen.getByRole('timer').textContent;
const bumps = () => bar().querySelector('b')!.className.includes('bump');
const wait = (ms: number) => act(() => void vi.advanceTimersByTime(ms));

const show = (train: HypeTrain | null, clockOffset = 0) => {
  const { rerender } = render(<HypeBar hype={train} clockOffset={clockOffset} />);
  return (next: HypeTrain | null) => rerender(<HypeBar hype={next} clockOffset={clockOffset} />);
};

describe('HypeBar', () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-22T20:11:00Z') }));
  afterEach(() => void vi.useRealTimers());

  it('should say how far it is and who carried it, for eyes and ears', () => {
    // Given / When
    show(hype());
    // Then
    expect(bar()).toHaveTextContent('Hype · Level 280 of 150Most from Grace, LinusGLTime left 2:00');
    expect(progress()).toHaveAccessibleName('Hype level 2');
    expect(progress()).toHaveAttribute('aria-valuenow', '80');
    expect(progress()).toHaveAttribute('aria-valuemax', '150');
    expect(progress()).toHaveAttribute('aria-valuetext', '80 of 150 coins');
    expect(Number(part())).toBeCloseTo(80 / 150);
  });

  it('should be full and say so on the last level', () => {
    // Given / When
    show(hype({ level: 5, levelCoins: 700, levelTarget: 0, topContributors: [] }));
    // Then
    expect(bar()).toHaveTextContent('Hype · Level 5Last levelTime left');
    expect(progress()).toHaveAttribute('aria-valuetext', 'Last level');
    expect(part()).toBe('1');
  });

  it('should count down once a second by the clock of the server, which is 1.5 s ahead', () => {
    // Given
    show(hype(), 1500);
    expect(left()).toBe('Time left 1:59');
    // When / Then
    wait(499);
    expect(left()).toBe('Time left 1:59');
    wait(1);
    expect(left()).toBe('Time left 1:58');
    wait(1000);
    expect(left()).toBe('Time left 1:57');
    expect(vi.getTimerCount()).toBe(1);
  });

  it('should fade by itself when its time is over and nobody says so, and run no timer then', () => {
    // Given
    show(hype());
    wait(120_000 - 1);
    expect(bar()).toHaveAttribute('data-leaving', 'false');
    // When
    wait(1);
    // Then
    expect(bar()).toHaveAttribute('data-leaving', 'true');
    wait(FADE_TIME);
    expect(gone()).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('should come back when a level reached in time is heard late', () => {
    // Given
    const tell = show(hype());
    wait(120_000);
    wait(1000);
    expect(gone()).toBe(true);
    // When
    tell(hype({ level: 3, expiresAt: '2026-11-22T20:15:00Z' }));
    // Then
    expect(bar()).toHaveAttribute('data-leaving', 'false');
    expect(left()).toBe('Time left 1:59');
  });

  it('should not show one that was over before the page came', () => {
    // Given / When
    show(hype({ expiresAt: '2026-11-22T20:10:59Z' }));
    // Then
    expect(gone()).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('should fade when it has ended', () => {
    // Given
    const tell = show(hype());
    // When
    tell(null);
    // Then
    expect(bar()).toHaveAttribute('data-leaving', 'true');
    wait(FADE_TIME);
    expect(gone()).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('should bump and say politely that a level was reached, not the one it came with', () => {
    // Given
    const tell = show(hype());
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    expect(bumps()).toBe(false);
    // When
    tell(hype({ level: 3, levelCoins: 0 }));
    // Then
    expect(screen.getByRole('status')).toHaveTextContent(/^Hype level 3$/);
    expect(bumps()).toBe(true);
    tell(null);
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
  });

  it('should bump with each level', () => {
    // Given
    const tell = show(hype());
    tell(hype({ level: 3 }));
    const third = bar().querySelector('b');
    // When
    tell(hype({ level: 3, levelCoins: 90 }));
    const stillThird = bar().querySelector('b');
    tell(hype({ level: 4 }));
    // Then
    expect(stillThird).toBe(third);
    expect(bar().querySelector('b')).not.toBe(third);
  });

  it('should not call the start of another train a level that was reached', () => {
    // Given
    const tell = show(hype({ level: 1 }));
    // When
    tell(hype({ hypeId: 'hype-2', level: 2 }));
    // Then
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    expect(bumps()).toBe(false);
  });

  describe('in its style sheet', () => {
    const css = ['HypeBar', 'Track']
      .map((sheet) => readFileSync(`src/components/${sheet}.module.css`, 'utf8'))
      .join('\n');

    it('should move by transform and opacity only', () => {
      expect([...css.matchAll(/transition: ([\w-]+)/g)].map(([, what]) => what)).toEqual([
        'opacity',
        'transform',
      ]);
      const moved = [...css.matchAll(/@keyframes [\w-]+ \{([\s\S]*?)\n\}/g)].flatMap(([, frames]) =>
        [...frames!.matchAll(/([\w-]+):/g)].map(([, what]) => what),
      );
      expect(moved).toEqual(['opacity', 'transform']);
    });

    it('should fade for as long as the bar waits, and bump only where motion is welcome', () => {
      const tokens = readFileSync('src/styles/tokens.css', 'utf8');

      expect(css).toContain('transition: opacity var(--move)');
      expect(tokens).toContain(`--move: ${FADE_TIME}ms`);
      expect(css).toMatch(
        /@media \(prefers-reduced-motion: no-preference\) \{\s+\.bump \{\s+animation: bump/,
      );
      expect(css.match(/animation: bump/g)).toHaveLength(1);
    });
  });
});
