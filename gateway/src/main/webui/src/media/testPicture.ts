import type { EveryTick } from './everyTick';

const WIDTH = 1280;
const HEIGHT = 720;
const FRAMES_PER_SECOND = 30;
const TONE_HERTZ = 220;
const TONE_VOLUME = 0.08;

/** A picture and a sound made here. `stop` ends both. */
export interface TestPicture {
  video: MediaStreamTrack;
  /** A soft wavering tone. */
  audio: MediaStreamTrack;
  stop(): void;
}

/** A moving 720p picture with a soft tone, to be broadcast where there is no camera. */
export function startTestPicture(everyTick: EveryTick, label = 'Ovation test picture'): TestPicture {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const paint = canvas.getContext('2d');
  if (!paint) throw new Error('This browser has no canvas to paint a test picture on');
  const startedAt = performance.now();
  const draw = () => drawFrame(paint, (performance.now() - startedAt) / 1000, label);
  draw();
  const stopDrawing = everyTick(1000 / FRAMES_PER_SECOND, draw);
  const video = canvas.captureStream(FRAMES_PER_SECOND).getVideoTracks()[0]!;
  const tone = startTone();
  return {
    video,
    audio: tone.track,
    stop: () => {
      stopDrawing();
      video.stop();
      tone.stop();
    },
  };
}

function drawFrame(paint: CanvasRenderingContext2D, seconds: number, label: string): void {
  const dark = paint.createLinearGradient(0, 0, WIDTH, HEIGHT);
  dark.addColorStop(0, '#17151f');
  dark.addColorStop(1, '#2c2340');
  paint.fillStyle = dark;
  paint.fillRect(0, 0, WIDTH, HEIGHT);

  const x = WIDTH / 2 + Math.sin(seconds * 0.9) * WIDTH * 0.3;
  const y = HEIGHT / 2 + Math.cos(seconds * 1.3) * HEIGHT * 0.18;
  const light = paint.createRadialGradient(x, y, 20, x, y, 320);
  light.addColorStop(0, 'rgba(255, 214, 130, 0.95)');
  light.addColorStop(1, 'rgba(255, 214, 130, 0)');
  paint.fillStyle = light;
  paint.fillRect(0, 0, WIDTH, HEIGHT);

  for (let bar = 0; bar < 32; bar++) {
    const height = 30 + 60 * (1 + Math.sin(seconds * 2 + bar * 0.45));
    paint.fillStyle = `hsl(${(bar * 11 + seconds * 40) % 360} 80% 62%)`;
    paint.fillRect(bar * 40 + 4, HEIGHT - height, 32, height);
  }

  paint.fillStyle = '#fdf6e3';
  paint.textAlign = 'center';
  paint.font = '600 54px sans-serif';
  paint.fillText(label, WIDTH / 2, 120);
  paint.font = '400 40px monospace';
  paint.fillText(new Date().toLocaleTimeString(), WIDTH / 2, 180);
}

function startTone(): { track: MediaStreamTrack; stop(): void } {
  const audio = new AudioContext();
  const out = audio.createMediaStreamDestination();
  const volume = audio.createGain();
  volume.gain.value = TONE_VOLUME;
  const tone = audio.createOscillator();
  tone.frequency.value = TONE_HERTZ;
  const waver = audio.createOscillator();
  waver.frequency.value = 0.5;
  const depth = audio.createGain();
  depth.gain.value = 30;
  waver.connect(depth).connect(tone.frequency);
  tone.connect(volume).connect(out);
  tone.start();
  waver.start();
  // Without a gesture on the page the context starts suspended: the first one wakes it.
  const wake = () => void audio.resume();
  window.addEventListener('pointerdown', wake, { once: true });
  return {
    track: out.stream.getAudioTracks()[0]!,
    stop: () => {
      window.removeEventListener('pointerdown', wake);
      void audio.close();
    },
  };
}
