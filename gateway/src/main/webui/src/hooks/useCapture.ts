import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';

import { Capture } from '../media';
import type { DevicePreviewHook } from './types';

/** One's own picture and sound as React sees them; shared by setup and studio. */
export function useCapture(): {
  capture: Capture;
  shown: Omit<DevicePreviewHook, 'ready' | 'open' | 'close' | 'takePicture'>;
} {
  const [capture] = useState(() => new Capture());
  const [level, setLevel] = useState(0);
  const subscribe = useCallback((onChange: () => void) => capture.on('change', onChange), [capture]);
  const state = useSyncExternalStore(subscribe, () => capture.state);
  const element = useRef<HTMLVideoElement | null>(null);

  useEffect(() => {
    const stopListening = capture.on('level', setLevel);
    return () => {
      stopListening();
      capture.close();
    };
  }, [capture]);

  const show = useCallback(() => {
    if (!element.current) return;
    const { video } = capture.state;
    element.current.srcObject = video ? new MediaStream([video]) : null;
    // One's own voice is never played back.
    element.current.muted = true;
    if (video) void element.current.play().catch(() => undefined);
  }, [capture]);
  useEffect(show, [show, state.video]);
  const videoRef = useCallback(
    (video: HTMLVideoElement | null) => {
      element.current = video;
      show();
    },
    [show],
  );

  const actions = useMemo(
    () => ({
      selectCamera: (id: string) => capture.selectCamera(id),
      selectMicrophone: (id: string) => capture.selectMicrophone(id),
      toggleMic: async () => capture.toggleMic(),
      toggleCam: async () => capture.toggleCam(),
      useTestPicture: () => capture.useTestPicture(),
    }),
    [capture],
  );
  const devices = useMemo(
    () => ({
      cameras: state.cameras,
      microphones: state.microphones,
      camera: state.source === 'camera' ? (state.video?.getSettings().deviceId ?? null) : null,
      microphone: state.audio?.getSettings().deviceId ?? null,
    }),
    [state],
  );
  const { source, micOn, micLost, camOn, error } = state;
  return { capture, shown: { videoRef, devices, source, micOn, micLost, camOn, error, level, ...actions } };
}
