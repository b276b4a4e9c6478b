import { useMemo, useSyncExternalStore } from 'react';

import type { DevicePreviewHook } from './types';
import { useCapture } from './useCapture';

/** Camera and microphone before going live; the studio opens with what was chosen here. */
export function useDevicePreview(): DevicePreviewHook {
  const { capture, shown } = useCapture();
  const ready = useSyncExternalStore(
    (onChange) => capture.on('change', onChange),
    () => capture.state.open,
  );
  const actions = useMemo(
    () => ({
      open: () => capture.open(),
      close: () => capture.close(),
      takePicture: () => capture.takePicture(),
    }),
    [capture],
  );
  return { ...shown, ...actions, ready };
}
