import { Gift as GiftIcon } from 'lucide-react';
import { giftPicture } from '../media/giftPictures';

interface GiftPictureProps {
  emoji: string;
  name: string;
  size: number;
  /** Where the name stands beside it anyway. */
  decorative?: boolean;
}

/** A gift's picture from the shipped set, never from the system's font; an unknown one is a wrapped box. */
export function GiftPicture({ emoji, name, size, decorative = false }: GiftPictureProps) {
  const picture = giftPicture(emoji);
  if (!picture) {
    return (
      <GiftIcon
        size={size}
        strokeWidth={1.75}
        aria-label={decorative ? undefined : name}
        aria-hidden={decorative}
      />
    );
  }
  return <img src={picture} alt={decorative ? '' : name} width={size} height={size} draggable={false} />;
}
