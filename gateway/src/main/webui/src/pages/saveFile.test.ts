import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { saveFile } from './saveFile';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('should give the file to the browser under its name and forget it afterwards', async () => {
  // Given
  const made = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:file');
  const forgotten = vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => undefined);
  const pressed = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  // When
  saveFile('a.csv', 'text/csv', 'Zoë,1');
  // Then
  expect(pressed).toHaveBeenCalledOnce();
  expect((pressed.mock.contexts[0] as HTMLAnchorElement).download).toBe('a.csv');
  expect((made.mock.calls[0]![0] as Blob).type).toBe('text/csv');
  expect(forgotten).not.toHaveBeenCalled();
  vi.advanceTimersByTime(10_000);
  expect(forgotten).toHaveBeenCalledWith('blob:file');
});
