import { act, renderHook } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useScale } from './useScale';

const size = (width: number, height: number) => {
  vi.stubGlobal('innerWidth', width);
  vi.stubGlobal('innerHeight', height);
};

afterEach(() => void vi.unstubAllGlobals());

describe('useScale', () => {
  it.each([
    [1280, 720, 1],
    [1920, 1080, 1.5],
    [3840, 2160, 3],
    [1920, 720, 1],
    [1080, 1920, 1.5],
    [390, 844, 1],
  ])('should enlarge what lies over %d × %d pixels', (width, height, scale) => {
    size(width, height);

    expect(renderHook(useScale).result.current).toBe(scale);
  });

  it('should follow the window', () => {
    size(1280, 720);
    const { result } = renderHook(useScale);

    size(2560, 1440);
    act(() => void window.dispatchEvent(new Event('resize')));

    expect(result.current).toBe(2);
  });
});
