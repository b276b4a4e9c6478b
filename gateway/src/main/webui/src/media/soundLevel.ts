const MEASURES_PER_SECOND = 10;

/** Tells some ten times a second how loud a track is, from 0 to 1; returns the way to stop. */
export function measureLevel(track: MediaStreamTrack, tell: (level: number) => void): () => void {
  const audio = new AudioContext();
  const analyser = audio.createAnalyser();
  analyser.fftSize = 512;
  audio.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const wake = () => void audio.resume();
  window.addEventListener('pointerdown', wake, { once: true });
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    tell(track.enabled ? loudness(samples) : 0);
  }, 1000 / MEASURES_PER_SECOND);
  return () => {
    clearInterval(timer);
    window.removeEventListener('pointerdown', wake);
    void audio.close();
    tell(0);
  };
}

/** From −60 dB (0) to 0 dB (1), since ears hear by ratios. */
export function loudness(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length);
  if (power === 0) return 0;
  return Math.min(1, Math.max(0, (10 * Math.log10(power) + 60) / 60));
}
