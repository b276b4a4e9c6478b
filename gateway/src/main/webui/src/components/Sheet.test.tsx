import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { Sheet } from './Sheet';

function sheet(open: boolean, onClose: () => void) {
  return (
    <Sheet title="Top fans" open={open} onClose={onClose}>
      <p>Inside</p>
    </Sheet>
  );
}

it('should be closed by the page on Escape, not by the browser', () => {
  const onClose = vi.fn();
  render(sheet(true, onClose));
  const wasLeftToTheBrowser = fireEvent(
    screen.getByRole('dialog'),
    new Event('cancel', { bubbles: false, cancelable: true }),
  );
  expect(wasLeftToTheBrowser).toBe(false);
  expect(onClose).toHaveBeenCalledOnce();
});

it('should stay open when it was opened again before its closing was told', () => {
  // Given
  const onClose = vi.fn();
  const { rerender } = render(sheet(true, onClose));
  rerender(sheet(false, onClose));
  rerender(sheet(true, onClose));
  onClose.mockClear();
  // When: of the first time
  fireEvent(screen.getByRole('dialog'), new Event('close'));
  // Then
  expect(onClose).not.toHaveBeenCalled();
});

it('should tell when the browser closed it by itself', () => {
  const onClose = vi.fn();
  render(sheet(true, onClose));
  const dialog = screen.getByRole<HTMLDialogElement>('dialog');
  dialog.open = false;
  fireEvent(dialog, new Event('close'));
  expect(onClose).toHaveBeenCalledOnce();
});
