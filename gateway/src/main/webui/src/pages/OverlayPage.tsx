import { useLayoutEffect } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { GiftLayer } from '../components/GiftLayer';
import { Overlay } from '../components/Overlay';
import { useReducedMotion, useStreamFeed } from '../hooks';
import { overlayParts, type OverlayPart } from './overlayParts';
import { useGiftStage } from './useGiftStage';
import { useGoalReached } from './useGoalReached';
import { useHypeEnded } from './useHypeEnded';
import { usePageTitle } from './usePageTitle';

/** A browser source for broadcast software: `?show=goal,hype,gifts` chooses what of the stream lies over the picture. */
export function OverlayPage() {
  const { id = '' } = useParams();
  const [query] = useSearchParams();
  usePageTitle('Overlay');
  useClearPage();
  return <OverBroadcast key={id} id={id} parts={overlayParts(query.get('show'))} />;
}

function OverBroadcast({ id, parts }: { id: string; parts: ReadonlySet<OverlayPart> }) {
  const feed = useStreamFeed(id, { role: 'overlay' });
  const stage = useGiftStage(feed, parts.has('gifts'));
  const goalReached = useGoalReached(feed);
  const hypeEnded = useHypeEnded(feed);
  const still = useReducedMotion();
  // Whatever goes wrong, an audience is no place to say so.
  if (!feed.stream || feed.ended) return null;
  return (
    <Overlay
      goal={parts.has('goal') ? feed.goal : null}
      hype={parts.has('hype') ? feed.hype : null}
      clockOffset={feed.clockOffset}
      layer={
        <GiftLayer
          stage={stage}
          still={still}
          goalReached={parts.has('goal') ? goalReached : null}
          hypeEnded={parts.has('hype') ? hypeEnded : null}
        />
      }
    />
  );
}

/** What lies behind the page is seen through it while this one is shown. */
function useClearPage(): void {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dataset.overlay = '';
    return () => void delete dataset.overlay;
  }, []);
}
