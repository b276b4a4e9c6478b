import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';

import { WatchPicture } from '../media';
import { useClient, useSession } from './session';
import type { ViewerMedia } from './types';

/** The picture and sound of a stream; pass null while there is nothing to watch, such as before and after the show. */
export function useViewerMedia(streamId: string | null): ViewerMedia {
  const client = useClient();
  const { user } = useSession();
  const who = user?.userId ?? null;
  const [muted, setMutedState] = useState(false);
  const watch = useMemo(() => {
    void who;
    return new WatchPicture({ token: () => client.viewerToken(streamId ?? '') });
  }, [client, streamId, who]);

  useEffect(() => {
    if (streamId) watch.start();
    return () => watch.stop();
  }, [streamId, watch]);

  const subscribe = useCallback((onChange: () => void) => watch.on('change', onChange), [watch]);
  const state = useSyncExternalStore(subscribe, () => watch.phase);
  const quality = useSyncExternalStore(subscribe, () => watch.quality);

  const videoRef = useCallback((element: HTMLVideoElement | null) => watch.attach(element), [watch]);
  const setMuted = useCallback(
    (next: boolean) => {
      setMutedState(next);
      watch.setMuted(next);
    },
    [watch],
  );
  const tapForSound = useCallback(async () => {
    setMutedState(false);
    await watch.tapForSound();
  }, [watch]);
  useEffect(() => watch.setMuted(muted), [muted, watch]);

  return { videoRef, state, tapForSound, muted, setMuted, quality };
}
