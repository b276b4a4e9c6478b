import type { BroadcastError } from '../hooks';

interface CaptureWords {
  title: string;
  words: string;
  /** What the person can best do about it here; trying again is always possible. */
  offers: 'test-picture' | 'again' | 'continue-here';
}

/** What went wrong with camera, microphone or the way to the media server, and what to do about it. */
export function captureWords(error: BroadcastError, userAgent = navigator.userAgent): CaptureWords {
  switch (error) {
    case 'permission':
      return {
        title: 'Your browser keeps the camera closed',
        words: whereToAllow(userAgent),
        offers: 'again',
      };
    case 'no-camera':
      return {
        title: 'No camera found',
        words: 'Plug one in and try again, or broadcast the moving test picture instead.',
        offers: 'test-picture',
      };
    case 'in-use':
      return {
        title: 'Another program holds the camera',
        words: 'Close the call or recorder that uses it, then try again.',
        offers: 'again',
      };
    case 'no-media':
      return {
        title: 'No media server',
        words: 'The picture can’t be sent right now. Your stream is live: chat and gifts work.',
        offers: 'again',
      };
    case 'replaced':
      return {
        title: 'You are on air from another tab',
        words: 'The broadcast goes on there. You can bring it back to this one.',
        offers: 'continue-here',
      };
    case 'lost':
      return {
        title: 'The line to the media server is gone',
        words: 'Viewers see “reconnecting”. The stream ends by itself if you stay away.',
        offers: 'again',
      };
    case 'failed':
      return {
        title: 'The camera did not start',
        words: 'Try again, or use the test picture.',
        offers: 'again',
      };
  }
}

/** Beside the picture, which goes on. */
export const MICROPHONE_LOST =
  'Your microphone is gone: viewers hear nothing. Plug it in and unmute, or choose another under Devices.';

/** The browser's own words for where camera and microphone are allowed. */
export function whereToAllow(userAgent: string): string {
  if (/Firefox\//.test(userAgent)) {
    return 'Click the crossed-out camera left of the address, remove “Blocked”, and try again.';
  }
  if (/Edg\//.test(userAgent)) {
    return 'Click the lock left of the address, then “Permissions for this site”: set Camera and Microphone to “Allow”.';
  }
  if (/Chrom(e|ium)\//.test(userAgent)) {
    return 'Click the icon left of the address (“View site information”) and switch Camera and Microphone on.';
  }
  if (/Safari\//.test(userAgent)) {
    return 'In the menu choose Safari › Settings for This Website: set Camera and Microphone to “Allow”.';
  }
  return 'Allow camera and microphone for this page in your browser’s site settings, then try again.';
}
