import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Emitter, ProblemError, type MediaToken } from '../client';
import { Broadcast } from './Broadcast';
import type { Capture, CaptureState } from './Capture';
import { FakeRoom, FakeTrack, loadFakeLiveKit } from './testing/FakeLiveKit';

const mediaToken: MediaToken = { token: 't', url: 'ws://lk', room: 'r', identity: 'i', expiresAt: '' };
const refusal = (status: number, slug: string) => new ProblemError({ status, slug, title: '', detail: '' });
const track = (name: string) => ({ id: name }) as MediaStreamTrack;
const camera = track('camera');
const microphone = track('microphone');

class FakeCapture extends Emitter<{ change: [] }> {
  state = { video: camera, audio: microphone, micOn: true, camOn: true } as CaptureState;
  become(change: Partial<CaptureState>) {
    this.state = { ...this.state, ...change };
    this.emit('change');
  }
}

const broadcastToken = vi.fn<() => Promise<MediaToken>>();
const heartbeat = vi.fn<() => Promise<void>>();
let capture: FakeCapture;
let broadcast: Broadcast;

const settled = () => vi.advanceTimersByTimeAsync(0);
const published = (n: number) => FakeRoom.last.published[n]!.track;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('RTCRtpSender', { getCapabilities: () => ({ codecs: [{ mimeType: 'video/H264' }] }) });
  FakeRoom.rooms = [];
  FakeRoom.refuse = null;
  broadcastToken.mockReset().mockResolvedValue(mediaToken);
  heartbeat.mockReset().mockResolvedValue();
  capture = new FakeCapture();
  broadcast = new Broadcast({
    client: { broadcastToken, heartbeat },
    streamId: 's',
    capture: capture as unknown as Capture,
    load: loadFakeLiveKit,
    random: () => 1,
    every: (milliseconds, tick) => {
      const timer = setInterval(tick, milliseconds);
      return () => clearInterval(timer);
    },
  });
  broadcast.follow();
});

afterEach(async () => {
  await broadcast.stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('Broadcast', () => {
  it('should publish picture and sound at 720 lines', async () => {
    await broadcast.start();
    await settled();

    expect(FakeRoom.last.published.map(({ options }) => options.source)).toEqual(['camera', 'microphone']);
    expect(FakeRoom.last.published[0]!.options).toMatchObject({
      videoCodec: 'h264',
      degradationPreference: 'maintain-resolution',
    });
    expect(broadcast.state).toMatchObject({ publishing: true, starting: false, trouble: null });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(broadcast.state.stats).toMatchObject({ width: 1280, height: 720, fps: 30 });
  });

  it('should replace the track when the camera changes, without publishing anew', async () => {
    await broadcast.start();
    await settled();
    const screen = track('screen');

    capture.become({ video: screen });
    await settled();

    expect(published(0).replacedBy).toEqual([screen]);
    expect(FakeRoom.last.published).toHaveLength(2);
  });

  it('should try again what could not be sent, and say so no longer once it is', async () => {
    await broadcast.start();
    await settled();
    vi.spyOn(published(0), 'replaceTrack').mockRejectedValueOnce(new Error('no encoder'));
    capture.become({ video: track('screen') });
    await settled();
    expect(broadcast.state.trouble).toBe('failed');

    await broadcast.start();
    await settled();

    expect(published(0).replacedBy).toHaveLength(1);
    expect(broadcast.state).toMatchObject({ publishing: true, trouble: null });
  });

  it('should publish a picture that comes later', async () => {
    capture.become({ video: null });
    await broadcast.start();
    await settled();
    expect(FakeRoom.last.published).toHaveLength(1);

    capture.become({ video: camera });
    await settled();

    expect(FakeRoom.last.published).toHaveLength(2);
  });

  it('should mute and unmute what the capture says', async () => {
    await broadcast.start();
    await settled();

    capture.become({ micOn: false, camOn: false });
    await settled();
    expect([published(0).isMuted, published(1).isMuted]).toEqual([true, true]);
    capture.become({ micOn: true });
    await settled();

    expect([published(0).isMuted, published(1).isMuted]).toEqual([true, false]);
  });

  it('should come back with everything when the line breaks', async () => {
    await broadcast.start();
    await settled();

    FakeRoom.last.emit('disconnected', 9);
    await settled();
    expect(broadcast.state).toMatchObject({ publishing: false, trouble: 'lost' });
    await vi.advanceTimersByTimeAsync(1_000);

    expect(FakeRoom.rooms).toHaveLength(2);
    expect(FakeRoom.last.published).toHaveLength(2);
    expect(broadcast.state).toMatchObject({ publishing: true, trouble: null });
  });

  it('should give way when another tab takes over', async () => {
    await broadcast.start();
    await settled();

    FakeRoom.last.emit('disconnected', 2);
    await vi.advanceTimersByTimeAsync(60_000);

    expect(FakeRoom.rooms).toHaveLength(1);
    expect(broadcast.state).toMatchObject({ publishing: false, trouble: 'replaced' });
    expect(heartbeat).not.toHaveBeenCalled();
  });

  it('should send a heartbeat at once and every 5 s where there is no media server', async () => {
    broadcastToken.mockRejectedValue(refusal(503, 'media-unavailable'));
    await broadcast.start();
    expect(broadcast.state.trouble).toBe('no-media');
    expect(heartbeat).toHaveBeenCalledTimes(1);

    await vi.advanceTimersByTimeAsync(20_000);
    expect(heartbeat).toHaveBeenCalledTimes(5);

    await broadcast.stop();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(heartbeat).toHaveBeenCalledTimes(5);
  });

  it('should go on air and stop the heartbeat once the media server is there', async () => {
    broadcastToken.mockRejectedValueOnce(refusal(503, 'media-unavailable'));
    await broadcast.start();

    await vi.advanceTimersByTimeAsync(1_000);
    expect(broadcast.state).toMatchObject({ publishing: true, trouble: null });
    await vi.advanceTimersByTimeAsync(20_000);

    expect(heartbeat).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['stream-not-live', 409, null],
    ['not-stream-owner', 403, 'failed'],
  ])('should stop on %s', async (slug, status, trouble) => {
    broadcastToken.mockRejectedValue(refusal(status, slug));
    await broadcast.start();
    await vi.advanceTimersByTimeAsync(60_000);

    expect(broadcastToken).toHaveBeenCalledTimes(1);
    expect(broadcast.state).toMatchObject({ starting: false, publishing: false, trouble });
  });

  it.each([
    ['http-404', 404],
    ['rate-limited', 429],
  ])('should come again after %s', async (slug, status) => {
    broadcastToken.mockRejectedValueOnce(refusal(status, slug));
    await broadcast.start();
    await vi.advanceTimersByTimeAsync(1_000);

    expect(broadcastToken).toHaveBeenCalledTimes(2);
    expect(broadcast.state).toMatchObject({ publishing: true, trouble: null });
  });

  it('should hold one room, however quickly it is stopped and started', async () => {
    void broadcast.start();
    void broadcast.stop();
    await broadcast.start();
    await settled();

    expect(FakeRoom.rooms.filter((room) => room.connectedTo && !room.disconnected)).toHaveLength(1);
  });

  it('should publish nothing more after it has stopped', async () => {
    await broadcast.start();
    await settled();
    await broadcast.stop();

    capture.become({ video: track('other') });
    await settled();

    expect(FakeRoom.last.disconnected).toBe(true);
    expect(
      FakeRoom.last.published.every(
        ({ track: sent }) => sent instanceof FakeTrack && !sent.replacedBy.length,
      ),
    ).toBe(true);
  });
});
