import { readFileSync } from 'node:fs';
import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DURATION, FADE_TIME, GiftStage, LEAD, ParticleCanvas } from '../stage';
import { testIds } from '../testids';
import { GiftAnimation } from './GiftAnimation';
import { GiftLayer } from './GiftLayer';
import { crown, hype, reachedGoal, rose, sent, star } from './samples';

const css = readFileSync('src/components/GiftAnimation.module.css', 'utf8');
const keyframes = (name: string) =>
  css.slice(css.indexOf(`@keyframes ${name} {`), css.indexOf('\n}', css.indexOf(`@keyframes ${name} {`)));

describe('GiftAnimation', () => {
  it('should name its animation and the gift that was sent', () => {
    // Given
    render(<GiftAnimation id="sent-1" gift={crown} count={3} startedAt={0} />);
    // When
    const shown = screen.getByTestId(testIds.giftAnimation);
    // Then
    expect(shown.dataset).toMatchObject({ animation: 'fireworks', giftId: 'sent-1', giftName: 'Crown' });
    expect(shown).toHaveTextContent('×3');
  });

  it('should stand where its show stands when the page draws it late', () => {
    // Given
    const animation = { startTime: null as number | null };
    const getAnimations = vi.fn(() => [animation]);
    Object.assign(HTMLElement.prototype, { getAnimations });
    const late = 400;
    // When
    render(<GiftAnimation id="sent-1" gift={rose} count={1} startedAt={Date.now() - late} />);
    // Then
    expect(getAnimations).toHaveBeenCalledWith({ subtree: true });
    expect(performance.now() - (animation.startTime ?? 0)).toBeGreaterThanOrEqual(late - 1);
    Reflect.deleteProperty(HTMLElement.prototype, 'getAnimations');
  });

  it.each(Object.entries(DURATION))(
    'should run the keyframes of %s for exactly its %i ms',
    (animation, duration) => {
      // Given
      const rule = new RegExp(`\\.${animation} \\{\\s+animation: [\\w-]+ ([\\d.]+)s`).exec(css);
      // When
      const seconds = Number(rule?.[1]);
      // Then
      expect(seconds * 1000).toBe(duration);
    },
  );

  it('should keep the figures of float and burst', () => {
    // Given
    const [float, burst] = [keyframes('float-up'), keyframes('burst')];
    // When / Then
    expect(float).toContain('translateY(-200px) scale(1.5)');
    expect(float).toContain('translateY(0) scale(0.5)');
    expect(burst).toMatch(/0% \{\s+transform: scale\(0\) rotate\(0deg\)/);
    expect(burst).toContain('scale(1.5)');
    expect(burst).toMatch(/100% \{\s+transform: scale\(0\) rotate\(360deg\)/);
  });
});

describe('GiftLayer', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const offer = (stage: GiftStage, ...gifts: Parameters<GiftStage['offer']>[0][]) =>
    act(() => {
      gifts.forEach((gift) => stage.offer(gift, 0));
      vi.advanceTimersByTime(LEAD + 10);
    });

  it('should show a gift with its sender and take it away within half a second of its end', () => {
    // Given
    const stage = new GiftStage();
    render(<GiftLayer stage={stage} still={false} />);
    offer(stage, sent(rose));
    expect(screen.getByTestId(testIds.giftAnimation)).toHaveAttribute('data-animation', 'float');
    expect(screen.getByTestId(testIds.giftCard)).toHaveTextContent('Grace');
    // When
    act(() => void vi.advanceTimersByTime(DURATION.float + 500));
    // Then
    expect(screen.queryByTestId(testIds.giftAnimation)).toBeNull();
  });

  it('should show four at once and the others after them', () => {
    // Given
    const stage = new GiftStage();
    render(<GiftLayer stage={stage} still={false} />);
    // When
    offer(stage, ...[1, 2, 3, 4, 5].map((n) => sent(star, { id: `s${n}`, senderUsername: `fan ${n}` })));
    const together = screen.getAllByTestId(testIds.giftAnimation).length;
    act(() => void vi.advanceTimersByTime(DURATION.burst));
    // Then
    expect(together).toBe(4);
    expect(screen.getAllByTestId(testIds.giftAnimation).map((each) => each.dataset.giftId)).toEqual(['s5']);
  });

  describe('with a combo', () => {
    const inCombo = (count: number) =>
      sent(rose, {
        id: `s${count}`,
        comboId: 'c1',
        comboCount: count,
        comboExpiresAt: new Date(Date.now() + 3000).toISOString(),
      });
    const shown = () => screen.getByTestId(testIds.giftAnimation);
    const bump = () => /bump-\w+/.exec(shown().firstElementChild!.className)?.[0];

    it('should let the one animation grow, bump at each send and rest where its flight ended', () => {
      // Given
      const stage = new GiftStage();
      render(<GiftLayer stage={stage} still={false} />);
      offer(stage, inCombo(1));
      const first = bump();
      // When
      offer(stage, inCombo(2));
      const second = bump();
      offer(stage, inCombo(3), inCombo(4));
      const fourth = bump();
      act(() => void vi.advanceTimersByTime(DURATION.float));
      // Then
      expect(first).toBeUndefined();
      expect(new Set([second, fourth]).size).toBe(2);
      expect(shown()).toHaveTextContent('×4');
      expect(shown().dataset).toMatchObject({ giftId: 's1', count: '4', phase: 'resting' });
      expect(shown().className).toContain('rested-float');
      expect(screen.getByTestId(testIds.giftCard)).toHaveTextContent('×4');
      act(() => void vi.advanceTimersByTime(3000 + FADE_TIME));
      expect(screen.queryByTestId(testIds.giftAnimation)).toBeNull();
    });

    it('should grow without a bump for people who want less motion', () => {
      // Given
      const stage = new GiftStage();
      render(<GiftLayer stage={stage} still />);
      // When
      offer(stage, inCombo(1), inCombo(2));
      // Then
      expect(shown()).toHaveTextContent('×2');
      expect(bump()).toBeUndefined();
    });

    it('should fade for as long as the stage waits for it', () => {
      expect(css).toContain(`.pulse {\n  transition: opacity ${FADE_TIME}ms linear;`);
    });
  });

  describe('with a goal that is reached', () => {
    const show = (still: boolean) => {
      const play = vi.spyOn(ParticleCanvas.prototype, 'play');
      const stage = new GiftStage();
      const layer = (goalReached: ReturnType<typeof reachedGoal> | null) => (
        <GiftLayer stage={stage} still={still} goalReached={goalReached} />
      );
      return { play, layer, ...render(layer(null)) };
    };

    it('should say so politely and celebrate once', () => {
      // Given
      const { play, layer, rerender } = show(false);
      // When
      rerender(layer(reachedGoal()));
      rerender(layer(reachedGoal()));
      // Then
      expect(screen.getByRole('status')).toHaveTextContent('Goal reachedA song on the piano');
      expect(screen.getByTestId(testIds.goalReached)).toHaveTextContent('I play what the chat asks for');
      expect(play.mock.calls).toEqual([['confetti', 'goal-1']]);
      rerender(layer(null));
      expect(screen.queryByTestId(testIds.goalReached)).toBeNull();
    });

    it('should say it without confetti to people who want less motion', () => {
      // Given
      const { play, layer, rerender } = show(true);
      // When
      rerender(layer(reachedGoal()));
      // Then
      expect(screen.getByTestId(testIds.goalReached)).toBeInTheDocument();
      expect(play).not.toHaveBeenCalled();
    });
  });

  it('should tell among the cards how far a hype train came', () => {
    // Given
    const stage = new GiftStage();
    // When
    const { rerender } = render(<GiftLayer stage={stage} still={false} hypeEnded={hype({ level: 3 })} />);
    // Then
    expect(screen.getByRole('status')).toHaveTextContent(/^Hype ended at level 3$/);
    rerender(<GiftLayer stage={stage} still={false} hypeEnded={null} />);
    expect(screen.queryByTestId(testIds.hypeEnded)).toBeNull();
  });

  it('should stand still for people who want less motion', () => {
    // Given
    const stage = new GiftStage();
    render(<GiftLayer stage={stage} still />);
    // When
    offer(stage, sent(crown));
    // Then
    expect(screen.getByTestId(testIds.giftAnimation).className).toContain('still');
    expect(screen.getByTestId(testIds.giftAnimation).className).not.toContain('fireworks');
  });
});
