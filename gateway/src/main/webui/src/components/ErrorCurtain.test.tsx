import { render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BEGINS_ANEW_AFTER, ErrorCurtain } from './ErrorCurtain';

const reload = vi.fn();

function Broken(): never {
  throw new Error('It tripped');
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.spyOn(window.location, 'reload').mockImplementation(reload.mockReset());
});
afterEach(() => void vi.useRealTimers());

describe('ErrorCurtain', () => {
  it('should say that a page tripped and leave it to the person', () => {
    // Given / When
    render(<ErrorCurtain children={<Broken />} />);
    // Then
    expect(screen.getByRole('alert')).toHaveTextContent('This page tripped');
    vi.advanceTimersByTime(BEGINS_ANEW_AFTER);
    expect(reload).not.toHaveBeenCalled();
  });

  it('should show nothing where nobody is there to read it, and begin anew', () => {
    // Given / When
    const { container } = render(<ErrorCurtain unattended children={<Broken />} />);
    // Then
    expect(container).toBeEmptyDOMElement();
    vi.advanceTimersByTime(BEGINS_ANEW_AFTER);
    expect(reload).toHaveBeenCalledOnce();
  });
});
