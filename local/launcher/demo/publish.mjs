// Publishes a moving picture and a soft chord into a stream's room, until the room or this process is ended.
// LIVEKIT_PUBLISH_URL and LIVEKIT_PUBLISH_TOKEN name the room; the token comes from the gateway.
import {
  AudioFrame,
  AudioSource,
  LocalAudioTrack,
  LocalVideoTrack,
  Room,
  RoomEvent,
  TrackPublishOptions,
  TrackSource,
  VideoBufferType,
  VideoFrame,
  VideoSource,
  dispose,
} from '@livekit/rtc-node';

const WIDTH = 1280;
const HEIGHT = 720;
const FRAMES_PER_SECOND = 15;
const SAMPLE_RATE = 48_000;
const CHORD = [220, 277.18, 329.63]; // hertz, A major
const LOUDNESS = 0.05; // of full scale

const room = new Room();
room.on(RoomEvent.Disconnected, () => process.exit(0));
await room.connect(process.env.LIVEKIT_PUBLISH_URL, process.env.LIVEKIT_PUBLISH_TOKEN, {
  autoSubscribe: false,
});

const video = new VideoSource(WIDTH, HEIGHT);
await publish(LocalVideoTrack.createVideoTrack('camera', video), TrackSource.SOURCE_CAMERA);
const audio = new AudioSource(SAMPLE_RATE, 1);
await publish(LocalAudioTrack.createAudioTrack('microphone', audio), TrackSource.SOURCE_MICROPHONE);
console.log('on air');

const stop = async () => {
  await room.disconnect();
  await dispose();
  process.exit(0);
};
process.on('SIGTERM', stop);
process.on('SIGINT', stop);

sing();
let frame = 0;
setInterval(() => {
  video.captureFrame(new VideoFrame(picture(frame), WIDTH, HEIGHT, VideoBufferType.I420));
  frame += 1;
}, 1000 / FRAMES_PER_SECOND);

async function publish(track, source) {
  const options = new TrackPublishOptions();
  options.source = source;
  await room.localParticipant.publishTrack(track, options);
}

/** A dim stage with a slow curtain of light and a spot that wanders; I420, so brightness first, then colour. */
function picture(number) {
  const time = number / FRAMES_PER_SECOND;
  const pixels = new Uint8Array((WIDTH * HEIGHT * 3) / 2);
  const spotX = WIDTH / 2 + Math.sin(time * 0.9) * WIDTH * 0.32;
  const spotY = HEIGHT / 2 + Math.cos(time * 0.7) * HEIGHT * 0.24;
  const curtain = new Uint8Array(WIDTH);
  for (let x = 0; x < WIDTH; x += 1) {
    curtain[x] = 52 + 26 * Math.sin(x / 90 + time) + 12 * Math.sin(x / 31 - time * 1.7);
  }
  for (let y = 0; y < HEIGHT; y += 1) {
    const row = y * WIDTH;
    pixels.set(curtain, row);
    const reach = 150 * 150 - (y - spotY) * (y - spotY);
    if (reach <= 0) continue;
    const half = Math.sqrt(reach);
    const from = Math.max(0, Math.floor(spotX - half));
    const to = Math.min(WIDTH, Math.ceil(spotX + half));
    for (let x = from; x < to; x += 1) {
      const far = ((x - spotX) * (x - spotX) + (y - spotY) * (y - spotY)) / (150 * 150);
      pixels[row + x] = Math.min(235, curtain[x] + 170 * (1 - far));
    }
  }
  const colour = WIDTH * HEIGHT;
  const quarter = colour / 4;
  pixels.fill(128 + 26 * Math.sin(time * 0.4), colour, colour + quarter);
  pixels.fill(150 + 22 * Math.cos(time * 0.3), colour + quarter);
  return pixels;
}

async function sing() {
  const samples = SAMPLE_RATE / 100;
  let position = 0;
  for (;;) {
    const data = new Int16Array(samples);
    for (let i = 0; i < samples; i += 1, position += 1) {
      const second = position / SAMPLE_RATE;
      const swell = 0.6 + 0.4 * Math.sin(second * 1.3);
      const tone = CHORD.reduce((sum, hertz) => sum + Math.sin(2 * Math.PI * hertz * second), 0);
      data[i] = (tone / CHORD.length) * swell * LOUDNESS * 32_767;
    }
    await audio.captureFrame(new AudioFrame(data, SAMPLE_RATE, 1, samples));
  }
}
