import castle from '@twemoji/svg/1f3f0.svg?url';
import crown from '@twemoji/svg/1f451.svg?url';
import gem from '@twemoji/svg/1f48e.svg?url';
import heart from '@twemoji/svg/2764.svg?url';
import rocket from '@twemoji/svg/1f680.svg?url';
import rose from '@twemoji/svg/1f339.svg?url';
import star from '@twemoji/svg/2b50.svg?url';

const pictures: Record<string, string> = {
  '🌹': rose,
  '❤': heart,
  '⭐': star,
  '💎': gem,
  '🚀': rocket,
  '👑': crown,
  '🏰': castle,
};

/**
 * The shipped picture of a gift's emoji, null for one that is not in the seeded catalogue. The system's emoji font is
 * never relied upon: many machines have none.
 */
export function giftPicture(emoji: string): string | null {
  return pictures[emoji.replaceAll('\uFE0F', '')] ?? null;
}
