import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';

import { problem, STREAM_ID } from '../client/testing/samples';
import { SessionProvider } from './session';
import { SessionStore } from './SessionStore';
import { FakeGateway } from './testing/FakeGateway';
import { useBroadcast } from './useBroadcast';

vi.mock('../media/livekit', () => ({ loadLiveKit: async () => ({}) }));
vi.mock('../media/soundLevel', () => ({ measureLevel: () => () => undefined }));

const track = () => Object.assign(new EventTarget(), { stop: () => undefined, getSettings: () => ({}) });

const getUserMedia = vi.fn<() => Promise<unknown>>();
let camera: EventTarget;

beforeEach(() => {
  getUserMedia.mockReset().mockImplementation(async () => {
    const [video, audio] = [track(), track()];
    camera = video;
    return { getVideoTracks: () => [video], getAudioTracks: () => [audio] };
  });
  const mediaDevices = Object.assign(new EventTarget(), { getUserMedia, enumerateDevices: async () => [] });
  Object.defineProperty(navigator, 'mediaDevices', { value: mediaDevices, configurable: true });
});

it('should ask for a camera that is gone when it is started again, and not for one that is there', async () => {
  // Given
  const gateway = new FakeGateway();
  gateway.answer(`GET /api/streams/${STREAM_ID}/broadcast-token`, () => problem(409, 'stream-not-live'));
  const store = new SessionStore(gateway.fetch);
  const wrapper = ({ children }: { children: ReactNode }) => (
    <SessionProvider store={store}>{children}</SessionProvider>
  );
  const { result } = renderHook(() => useBroadcast(STREAM_ID), { wrapper });
  await act(() => result.current.start());
  await act(() => result.current.start());
  expect(getUserMedia).toHaveBeenCalledTimes(1);
  act(() => void camera.dispatchEvent(new Event('ended')));
  expect(result.current).toMatchObject({ source: null, error: 'no-camera' });
  // When
  await act(() => result.current.start());
  // Then
  expect(getUserMedia).toHaveBeenCalledTimes(2);
  expect(result.current).toMatchObject({ source: 'camera', error: null });
});
