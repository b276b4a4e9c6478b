import { useLayoutEffect, type RefObject } from 'react';
import { onPageClock } from '../stage';

/**
 * Sets the animations of an element and all below it to a show that began at `startedAt`, local time in milliseconds.
 * By itself an animation begins with the first frame that draws it, and on a page that stood still it would be taken
 * away in the middle of its flight: frames may be missed, the flight is not.
 */
export function useBegun(element: RefObject<HTMLElement | null>, startedAt: number): void {
  useLayoutEffect(() => {
    const begun = onPageClock(startedAt);
    const animations = element.current?.getAnimations?.({ subtree: true }) ?? [];
    animations.forEach((animation) => (animation.startTime = begun));
  }, [element, startedAt]);
}
