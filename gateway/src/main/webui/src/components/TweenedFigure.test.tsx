import { render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { TweenedFigure } from './TweenedFigure';

describe('TweenedFigure', () => {
  const matchMedia = window.matchMedia;
  afterEach(() => void (window.matchMedia = matchMedia));

  it.each([
    ['jump for people who want less motion', true, '1,000'],
    ['walk for others', false, '10'],
  ])('should %s', (_, reduced, shown) => {
    // Given
    const query = { matches: reduced, addEventListener: vi.fn(), removeEventListener: vi.fn() };
    window.matchMedia = vi.fn(() => query as never);
    const { rerender } = render(<TweenedFigure value={10} />);
    // When
    rerender(<TweenedFigure value={1000} />);
    // Then
    expect(screen.getByText(shown)).toBeInTheDocument();
  });
});
