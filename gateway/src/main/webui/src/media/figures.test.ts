import { describe, expect, it } from 'vitest';

import { captureError } from './devices';
import { giftPicture } from './giftPictures';
import { SentStats } from './SentStats';
import { loudness } from './soundLevel';

describe('SentStats', () => {
  it('should tell the largest layer and the bits of all', () => {
    const stats = new SentStats();
    const layers = (bytes: number, timestamp: number) => [
      { frameWidth: 640, frameHeight: 360, framesPerSecond: 30, bytesSent: bytes, timestamp },
      { frameWidth: 1280, frameHeight: 720, framesPerSecond: 29.6, bytesSent: bytes, timestamp },
    ];

    expect(stats.next(layers(0, 1_000))).toMatchObject({ kbps: 0 });
    expect(stats.next(layers(250_000, 3_000))).toEqual({ width: 1280, height: 720, fps: 30, kbps: 2000 });
  });

  it('should tell nothing while nothing is sent', () => expect(new SentStats().next([])).toBeNull());

  it('should not fall below zero when a new sender starts from nothing', () => {
    const stats = new SentStats();
    stats.next([{ frameHeight: 720, bytesSent: 9_000_000, timestamp: 1_000 }]);

    expect(stats.next([{ frameHeight: 720, bytesSent: 10, timestamp: 2_000 }])?.kbps).toBe(0);
  });
});

describe('loudness', () => {
  it('should run from 0 in silence to 1 at full scale', () => {
    expect(loudness(new Float32Array(8))).toBe(0);
    expect(loudness(new Float32Array(8).fill(1))).toBe(1);
    expect(loudness(new Float32Array(8).fill(0.0316))).toBeCloseTo(0.5, 1);
  });
});

describe('captureError', () => {
  it.each([
    ['NotAllowedError', 'permission'],
    ['NotFoundError', 'no-camera'],
    ['OverconstrainedError', 'no-camera'],
    ['NotReadableError', 'in-use'],
    ['TypeError', 'failed'],
  ])('should call %s %s', (name, error) => expect(captureError({ name })).toBe(error));
});

describe('giftPicture', () => {
  it.each(['🌹', '❤️', '❤', '⭐', '💎', '🚀', '👑', '🏰'])('should have a picture of %s', (emoji) => {
    expect(giftPicture(emoji)).toMatch(/\.svg/);
  });

  it('should have none of what is not in the catalogue', () => expect(giftPicture('🦀')).toBeNull());
});
