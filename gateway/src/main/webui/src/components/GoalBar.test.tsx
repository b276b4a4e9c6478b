import { readFileSync } from 'node:fs';
import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { testIds } from '../testids';
import { GoalBar } from './GoalBar';
import { goal } from './samples';

const bar = () => screen.getByTestId(testIds.goalBar);
const progress = () => screen.getByRole('progressbar');
const part = () => (progress().firstElementChild as HTMLElement).style.getPropertyValue('--part');

describe('GoalBar', () => {
  it('should say how far it is, for eyes and ears', () => {
    // Given / When
    render(<GoalBar goal={goal()} />);
    // Then
    expect(bar()).toHaveTextContent('A song on the piano120 of 500 coinsI play what the chat asks for');
    expect(bar()).not.toHaveTextContent('Reached');
    expect(progress()).toHaveAccessibleName('Goal: A song on the piano');
    expect(progress()).toHaveAttribute('aria-valuenow', '120');
    expect(progress()).toHaveAttribute('aria-valuemax', '500');
    expect(progress()).toHaveAttribute('aria-valuetext', '120 of 500 coins');
    expect(part()).toBe('0.24');
  });

  it('should be full and say so once it is reached', () => {
    // Given / When
    render(<GoalBar goal={goal({ coins: 1510, reachedAt: '2026-11-22T20:30:00Z' })} />);
    // Then
    expect(bar()).toHaveTextContent('Reached1,510 of 500 coins');
    expect(progress()).toHaveAttribute('aria-valuenow', '500');
    expect(part()).toBe('1');
  });

  it('should stay full when gifts are taken back afterwards', () => {
    // Given / When
    render(<GoalBar goal={goal({ coins: 480, reachedAt: '2026-11-22T20:30:00Z' })} />);
    // Then
    expect(bar()).toHaveTextContent('Reached480 of 500 coins');
    expect(part()).toBe('1');
  });

  it('should not call a goal reached before the server does', () => {
    // Given / When
    render(<GoalBar goal={goal({ coins: 500 })} />);
    // Then
    expect(bar()).toHaveAttribute('data-reached', 'false');
  });

  it('should say nothing of a promise that was not made', () => {
    // Given / When
    render(<GoalBar goal={goal({ reward: '', targetCoins: 1, coins: 0 })} />);
    // Then
    expect(bar()).toHaveTextContent(/^A song on the piano0 of 1 coin$/);
    expect(bar()).toHaveAttribute('title', 'A song on the piano');
  });

  it('should move by transform only', () => {
    const css = ['GoalBar', 'Track']
      .map((sheet) => readFileSync(`src/components/${sheet}.module.css`, 'utf8'))
      .join('\n');

    expect([...css.matchAll(/transition: ([\w-]+)/g)].map(([, what]) => what)).toEqual(['transform']);
    expect(css).not.toContain('animation');
  });
});
