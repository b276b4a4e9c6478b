import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Capture } from './Capture';
import { readChoice } from './devices';

vi.mock('./soundLevel', () => ({ measureLevel: () => () => undefined }));
vi.mock('./testPicture', () => ({
  startTestPicture: () => {
    const [video, audio] = [new FakeMediaTrack('test-video'), new FakeMediaTrack('test-tone')];
    return { video, audio, stop: () => [video, audio].forEach((track) => track.stop()) };
  },
}));

class FakeMediaTrack extends EventTarget {
  enabled = true;
  stopped = false;
  constructor(readonly name: string) {
    super();
  }
  stop() {
    this.stopped = true;
  }
}

type Wanted = { video?: { deviceId?: { exact: string } }; audio?: { deviceId?: { exact: string } } };
const getUserMedia = vi.fn<(wanted: Wanted) => Promise<unknown>>();
const getDisplayMedia = vi.fn<() => Promise<unknown>>();
const refuse = (name: string) => Promise.reject(new DOMException(name, name));
const named = (track: unknown) => (track as FakeMediaTrack | null)?.name ?? null;
const stopped = (track: unknown) => (track as FakeMediaTrack).stopped;

function streamOf(...tracks: FakeMediaTrack[]) {
  return {
    getTracks: () => tracks,
    getVideoTracks: () => tracks.filter(({ name }) => !name.startsWith('mic')),
    getAudioTracks: () => tracks.filter(({ name }) => name.startsWith('mic')),
  };
}

let capture: Capture;

beforeEach(() => {
  getUserMedia
    .mockReset()
    .mockImplementation(async ({ video, audio }) =>
      streamOf(
        ...(video ? [new FakeMediaTrack(`camera ${video.deviceId?.exact ?? 'any'}`)] : []),
        ...(audio ? [new FakeMediaTrack(`mic ${audio.deviceId?.exact ?? 'any'}`)] : []),
      ),
    );
  getDisplayMedia.mockReset().mockImplementation(async () => streamOf(new FakeMediaTrack('screen')));
  const mediaDevices = Object.assign(new EventTarget(), {
    getUserMedia,
    getDisplayMedia,
    enumerateDevices: async () => [{ kind: 'videoinput' }, { kind: 'audioinput' }, { kind: 'audiooutput' }],
  });
  vi.stubGlobal('navigator', { mediaDevices });
  capture = new Capture();
});

afterEach(() => {
  capture.close();
  vi.unstubAllGlobals();
});

describe('Capture', () => {
  it('should open camera and microphone with one question', async () => {
    await capture.open();

    expect(getUserMedia).toHaveBeenCalledTimes(1);
    expect(capture.state).toMatchObject({ source: 'camera', error: null, open: true });
    expect([named(capture.state.video), named(capture.state.audio)]).toEqual(['camera any', 'mic any']);
    expect([capture.state.cameras.length, capture.state.microphones.length]).toEqual([1, 1]);
  });

  it.each([
    ['NotAllowedError', 'permission'],
    ['NotReadableError', 'in-use'],
  ])('should say what is wrong on %s', async (name, error) => {
    getUserMedia.mockImplementation(() => refuse(name));

    await capture.open();

    expect(capture.state).toMatchObject({ source: null, video: null, error });
  });

  it('should keep the microphone where there is no camera', async () => {
    getUserMedia.mockImplementation(({ video }) =>
      video ? refuse('NotFoundError') : Promise.resolve(streamOf(new FakeMediaTrack('mic any'))),
    );

    await capture.open();

    expect(capture.state).toMatchObject({ source: null, error: 'no-camera' });
    expect(named(capture.state.audio)).toBe('mic any');
  });

  it('should say that there is no camera on a page that may not have one', async () => {
    vi.stubGlobal('navigator', {});

    await capture.open();

    expect(capture.state.error).toBe('no-camera');
  });

  it('should change the camera, let the old one go and remember the choice', async () => {
    await capture.open();
    const old = capture.state.video;

    await capture.selectCamera('front');

    expect(stopped(old)).toBe(true);
    expect(named(capture.state.video)).toBe('camera front');
    expect(readChoice()).toMatchObject({ camera: 'front' });
  });

  it('should open with what was chosen before', async () => {
    await capture.selectCamera('front');
    await capture.selectMicrophone('desk');

    const next = new Capture();
    await next.open();

    expect([named(next.state.video), named(next.state.audio)]).toEqual(['camera front', 'mic desk']);
    next.close();
  });

  it('should broadcast the test picture with its tone where there is no microphone, and keep that over a reload', async () => {
    await capture.useTestPicture();
    expect([named(capture.state.video), named(capture.state.audio)]).toEqual(['test-video', 'test-tone']);

    const next = new Capture();
    await next.open();

    expect(next.state.source).toBe('test');
    expect(getUserMedia).not.toHaveBeenCalled();
    next.close();
  });

  it('should keep the microphone beside the test picture', async () => {
    await capture.open();

    await capture.useTestPicture();

    expect([named(capture.state.video), named(capture.state.audio)]).toEqual(['test-video', 'mic any']);
  });

  it('should open camera and microphone again, and let go what it held', async () => {
    await capture.open();
    const { video, audio } = capture.state;
    getUserMedia.mockImplementationOnce(() => refuse('NotReadableError'));
    await capture.selectMicrophone('desk');
    expect(capture.state.error).toBe('in-use');

    await capture.open();

    expect([stopped(video), stopped(audio)]).toEqual([true, true]);
    expect(capture.state).toMatchObject({ source: 'camera', error: null });
    expect([stopped(capture.state.video), stopped(capture.state.audio)]).toEqual([false, false]);
  });

  it.each([
    ['test picture', 'test', () => capture.useTestPicture()],
    ['screen', 'screen', () => capture.shareScreen()],
  ])('should go on with the %s when it is opened again', async (_, source, show) => {
    await capture.open();
    await show();
    const { video } = capture.state;
    getUserMedia.mockImplementationOnce(() => refuse('NotReadableError'));
    await capture.selectMicrophone('desk');

    await capture.open();

    expect(capture.state).toMatchObject({ source, video, error: null });
    expect(stopped(video)).toBe(false);
  });

  it('should share the screen and come back to the camera when the browser ends it', async () => {
    await capture.open();
    await capture.shareScreen();
    expect(capture.state.source).toBe('screen');

    capture.state.video?.dispatchEvent(new Event('ended'));

    await vi.waitFor(() => expect(capture.state.source).toBe('camera'), { timeout: 4_000 });
  });

  it('should stay with the camera when the person closes the dialog', async () => {
    await capture.open();
    getDisplayMedia.mockImplementation(() => refuse('NotAllowedError'));

    await capture.shareScreen();

    expect(capture.state).toMatchObject({ source: 'camera', error: null });
  });

  it('should say that the camera was pulled out', async () => {
    await capture.open();

    capture.state.video?.dispatchEvent(new Event('ended'));

    expect(capture.state).toMatchObject({ source: null, video: null, error: 'no-camera' });
  });

  it('should go on with another microphone when one was pulled out', async () => {
    await capture.selectMicrophone('desk');

    capture.state.audio?.dispatchEvent(new Event('ended'));

    await vi.waitFor(() => expect(named(capture.state.audio)).toBe('mic any'));
    expect(capture.state).toMatchObject({ micOn: true, micLost: false });
  });

  it('should say that the microphone was pulled out where there is no other, until it is switched on again', async () => {
    await capture.open();
    getUserMedia.mockImplementationOnce(() => refuse('NotFoundError'));
    capture.state.audio?.dispatchEvent(new Event('ended'));
    await vi.waitFor(() => expect(capture.state.micLost).toBe(true));
    expect(capture.state).toMatchObject({ audio: null, micOn: false, source: 'camera', error: null });

    capture.toggleMic();

    await vi.waitFor(() => expect(named(capture.state.audio)).toBe('mic any'));
    expect(capture.state).toMatchObject({ micOn: true, micLost: false });
    expect(capture.state.audio?.enabled).toBe(true);
  });

  it('should hold no microphone that was found after the capture was closed', async () => {
    await capture.open();
    const late = new FakeMediaTrack('mic late');
    getUserMedia.mockResolvedValueOnce(streamOf(late));

    capture.state.audio?.dispatchEvent(new Event('ended'));
    capture.close();

    await vi.waitFor(() => expect(late.stopped).toBe(true));
    expect(capture.state.audio).toBeNull();
  });

  it('should switch microphone and camera off, also for what is opened later', async () => {
    await capture.open();
    capture.toggleMic();
    capture.toggleCam();
    await capture.selectCamera('front');

    expect([capture.state.video?.enabled, capture.state.audio?.enabled]).toEqual([false, false]);
  });

  it('should let everything go when closed, also what opens only then', async () => {
    await capture.open();
    const { video, audio } = capture.state;
    capture.close();
    expect([stopped(video), stopped(audio)]).toEqual([true, true]);

    const late = new FakeMediaTrack('camera late');
    getUserMedia.mockResolvedValue(streamOf(late));
    const opening = capture.open();
    capture.close();
    await opening;

    expect(late.stopped).toBe(true);
  });
});
