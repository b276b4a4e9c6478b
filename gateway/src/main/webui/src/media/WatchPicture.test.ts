import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { ProblemError, type MediaToken } from '../client';
import { FakeRoom, FakeTrack, loadFakeLiveKit } from './testing/FakeLiveKit';
import { WatchPicture } from './WatchPicture';

const mediaToken: MediaToken = { token: 't', url: 'ws://lk', room: 'r', identity: 'i', expiresAt: '' };
const refusal = (status: number, slug: string) => new ProblemError({ status, slug, title: '', detail: '' });
const token = vi.fn<() => Promise<MediaToken>>();
let watch: WatchPicture;

const settled = () => vi.advanceTimersByTimeAsync(0);

function playingVideo(height = 720) {
  const video = document.createElement('video');
  Object.defineProperty(video, 'videoWidth', { value: (height * 16) / 9 });
  Object.defineProperty(video, 'videoHeight', { value: height });
  return video;
}

async function watching(video = playingVideo()) {
  watch.attach(video);
  watch.start();
  await settled();
  const picture = new FakeTrack(undefined, 'video');
  const sound = new FakeTrack(undefined, 'audio');
  FakeRoom.last.emit('trackSubscribed', picture);
  FakeRoom.last.emit('trackSubscribed', sound);
  return { picture, sound, video };
}

beforeEach(() => {
  vi.useFakeTimers();
  FakeRoom.rooms = [];
  FakeRoom.refuse = null;
  token.mockReset().mockResolvedValue(mediaToken);
  watch = new WatchPicture({ token, load: loadFakeLiveKit, random: () => 1 });
});

afterEach(() => {
  watch.stop();
  vi.useRealTimers();
});

describe('WatchPicture', () => {
  it('should wait while nobody is on air', async () => {
    watch.start();
    expect(watch.phase).toBe('connecting');
    await settled();

    expect(watch.phase).toBe('waiting');
    expect(FakeRoom.last.connectedTo).toBe('ws://lk t');
  });

  it('should show the picture and say its quality', async () => {
    const { picture, video } = await watching();

    expect(picture.attachedTo).toContain(video);
    expect(watch).toMatchObject({ phase: 'playing', quality: 720 });
  });

  it('should ask for a tap where the browser blocks sound, and play from the tap on', async () => {
    await watching();
    FakeRoom.last.canPlaybackAudio = false;
    FakeRoom.last.emit('audioPlaybackChanged');
    expect(watch.phase).toBe('needs-tap');

    await watch.tapForSound();

    expect(watch.phase).toBe('playing');
  });

  it('should need no tap while muted', async () => {
    const { sound } = await watching();
    FakeRoom.last.canPlaybackAudio = false;

    watch.setMuted(true);

    expect(watch.phase).toBe('playing');
    expect(sound.attachedTo[0]!.muted).toBe(true);
  });

  it('should show the picture in another element without losing it', async () => {
    const { picture } = await watching();
    const other = playingVideo();

    watch.attach(other);

    expect(picture.attachedTo).toEqual([other]);
  });

  it('should wait again when the broadcaster leaves', async () => {
    const { picture } = await watching();

    FakeRoom.last.emit('trackUnsubscribed', picture);

    expect(watch.phase).toBe('waiting');
  });

  it('should say that the camera is off', async () => {
    const { picture } = await watching();

    picture.isMuted = true;
    FakeRoom.last.emit('trackMuted');
    expect(watch.phase).toBe('camera-off');
    picture.isMuted = false;
    FakeRoom.last.emit('trackUnmuted');

    expect(watch.phase).toBe('playing');
  });

  it('should say that the line is lost while it reconnects', async () => {
    await watching();

    FakeRoom.last.emit('reconnecting');
    expect(watch.phase).toBe('lost');
    FakeRoom.last.emit('reconnected');

    expect(watch.phase).toBe('playing');
  });

  it('should come back with a fresh token when the line is gone for good', async () => {
    await watching();

    FakeRoom.last.emit('disconnected');
    expect(watch.phase).toBe('lost');
    await vi.advanceTimersByTimeAsync(1_000);

    expect(token).toHaveBeenCalledTimes(2);
    expect(FakeRoom.rooms).toHaveLength(2);
    expect(watch.phase).toBe('waiting');
  });

  it('should say that there is no media server and look for it again', async () => {
    token.mockRejectedValueOnce(refusal(503, 'media-unavailable'));
    watch.start();
    await settled();
    expect(watch.phase).toBe('no-media');

    await vi.advanceTimersByTimeAsync(1_000);

    expect(watch.phase).toBe('waiting');
  });

  it('should stop where the stream is over', async () => {
    token.mockRejectedValue(refusal(409, 'stream-ended'));
    watch.start();
    await vi.advanceTimersByTimeAsync(60_000);

    expect(watch.phase).toBe('idle');
    expect(token).toHaveBeenCalledTimes(1);
  });

  it('should ask again where something in between has answered', async () => {
    token.mockRejectedValueOnce(refusal(404, 'http-404'));
    watch.start();
    await settled();

    await vi.advanceTimersByTimeAsync(1_000);

    expect(token).toHaveBeenCalledTimes(2);
    expect(watch.phase).toBe('waiting');
  });

  it('should hold one room, however quickly it is stopped and started', async () => {
    watch.start();
    watch.stop();
    watch.start();
    await settled();

    expect(FakeRoom.rooms.filter((room) => room.connectedTo && !room.disconnected)).toHaveLength(1);
  });
});
