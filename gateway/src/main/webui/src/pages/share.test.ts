import { afterEach, describe, expect, it, vi } from 'vitest';
import { copyOverlayLink } from './share';

const clipboard = (writeText: () => Promise<void>) =>
  vi.stubGlobal('navigator', { clipboard: { writeText: vi.fn(writeText) } });

afterEach(() => void vi.unstubAllGlobals());

describe('copyOverlayLink', () => {
  const url = `${location.origin}/overlay/stream-1`;

  it('should copy the address and say so', async () => {
    // Given
    clipboard(() => Promise.resolve());
    const say = vi.fn();
    // When
    await copyOverlayLink('stream-1', say);
    // Then
    expect(navigator.clipboard.writeText).toHaveBeenCalledWith(url);
    expect(say).toHaveBeenCalledExactlyOnceWith('Copied');
  });

  it.each([
    ['is refused', () => clipboard(() => Promise.reject(new DOMException('no', 'NotAllowedError')))],
    ['is not there', () => vi.stubGlobal('navigator', {})],
  ])('should say the address where the clipboard %s', async (_why, given) => {
    // Given
    given();
    const say = vi.fn();
    // When
    await copyOverlayLink('stream-1', say);
    // Then
    expect(say).toHaveBeenCalledExactlyOnceWith(url);
  });
});
