import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';

import { Broadcast } from '../media';
import { useClient } from './session';
import type { BroadcastHook } from './types';
import { useCapture } from './useCapture';

/** The studio's own picture and its way on air. Leaving the page leaves the air; a reload within the grace goes on. */
export function useBroadcast(streamId: string): BroadcastHook {
  const client = useClient();
  const { capture, shown } = useCapture();
  const broadcast = useMemo(() => new Broadcast({ client, streamId, capture }), [client, streamId, capture]);
  const subscribe = useCallback((onChange: () => void) => broadcast.on('change', onChange), [broadcast]);
  const { publishing, starting, stats, trouble } = useSyncExternalStore(subscribe, () => broadcast.state);

  useEffect(() => {
    const stopFollowing = broadcast.follow();
    return () => {
      stopFollowing();
      void broadcast.stop();
    };
  }, [broadcast]);

  const actions = useMemo(
    () => ({
      // Without a picture of one's own there still is sound, or the test picture, to go on air with.
      start: async () => {
        const { open, error } = capture.state;
        await Promise.all([open && !error ? undefined : capture.open(), broadcast.start()]);
      },
      stop: async () => {
        await broadcast.stop();
        capture.close();
      },
      shareScreen: () => capture.shareScreen(),
    }),
    [broadcast, capture],
  );
  return { ...shown, ...actions, publishing, starting, stats, error: trouble ?? shown.error };
}
