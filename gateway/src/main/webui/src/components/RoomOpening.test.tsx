import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MemoryRouter } from 'react-router';
import { LONG, RoomOpening } from './RoomOpening';

const opening = (offline: boolean, words: string | null) =>
  render(<RoomOpening offline={offline} words={words} />, { wrapper: MemoryRouter });
const elapse = (milliseconds: number) => act(() => vi.advanceTimersByTime(milliseconds));

describe('RoomOpening', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('should say something kind, and show the way back, where the seat takes long to find', () => {
    // Given
    opening(false, null);
    elapse(LONG - 1);
    expect(screen.getByRole('status')).toHaveTextContent('Finding your seat');
    // When
    elapse(1);
    // Then
    expect(screen.getByRole('status')).toHaveTextContent('No seat yet');
    expect(screen.getByText(/longer than usual/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Back to the list' })).toHaveAttribute('href', '/live');
  });

  it.each([
    ['that the page is offline', true, null, /You are offline/],
    ['what more is known', true, 'Ovation does not answer.', /does not answer/],
  ])('should say at once %s', (_, offline, words, said) => {
    // Given / When
    opening(offline, words);
    // Then
    expect(screen.getByText(said)).toBeInTheDocument();
  });
});
