import { describe, expect, it } from 'vitest';
import { captureWords, whereToAllow } from './captureWords';

describe('captureWords', () => {
  it.each([
    ['Firefox/140.0', 'crossed-out camera'],
    ['Chrome/156.0 Safari/537.36 Edg/156.0', 'Permissions for this site'],
    ['Chrome/156.0 Safari/537.36', 'View site information'],
    ['Version/19.0 Safari/605.1', 'Settings for This Website'],
    ['curl/8', 'site settings'],
  ])("should name the place in the browser's own words: %s", (userAgent, words) => {
    // Given / When / Then
    expect(whereToAllow(userAgent)).toContain(words);
  });

  it.each(['permission', 'no-camera', 'in-use', 'no-media', 'replaced', 'lost', 'failed'] as const)(
    'should say what happened and what to do when it is %s',
    (error) => {
      // Given / When
      const { title, words } = captureWords(error, 'Chrome/156.0');
      // Then
      expect(title).not.toBe('');
      expect(words.length).toBeGreaterThan(30);
    },
  );
});
