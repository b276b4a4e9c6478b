/** What one animated gift did on a page, sampled every 20 ms. Times are ms since the epoch. */
export interface SampledGift {
  kind: string;
  first: number;
  last: number;
  /** The most pixels counted on its canvas. */
  painted: number;
  samples: { at: number; y: number; scale: number; opacity: number }[];
}

declare global {
  interface Window {
    ovationPeers: RTCPeerConnection[];
    ovationGifts: Record<string, SampledGift>;
  }
}

/** Runs in every page before its own code: keeps the peer connections and samples the gifts on stage. */
export function watchEverything(): void {
  window.ovationPeers = [];
  const Real = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Real {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      window.ovationPeers.push(this);
    }
  };

  window.ovationGifts = {};
  const painted = (): number => {
    const canvas = document.querySelector<HTMLCanvasElement>('[data-testid=gift-canvas]');
    const pen = canvas?.getContext('2d', { willReadFrequently: true });
    if (!canvas || !pen || canvas.width === 0) return 0;
    const pixels = pen.getImageData(0, 0, canvas.width, canvas.height).data;
    let count = 0;
    for (let alpha = 3; alpha < pixels.length; alpha += 4) if (pixels[alpha] !== 0) count++;
    return count;
  };
  // Counting pixels stops the page for a moment, so it is done rarely and not again once there are plenty.
  const PLENTY = 500;
  let paintedAt = 0;
  const sample = (): void => {
    for (const gift of document.querySelectorAll<HTMLElement>('[data-testid=gift-animation]')) {
      const id = gift.dataset.giftId ?? '';
      const kind = gift.dataset.animation ?? '';
      const now = Date.now();
      const style = getComputedStyle(gift);
      const matrix = new DOMMatrix(style.transform === 'none' ? undefined : style.transform);
      const seen = (window.ovationGifts[id] ??= { kind, first: now, last: now, painted: 0, samples: [] });
      seen.last = now;
      const particles = kind === 'fireworks' || kind === 'confetti';
      if (particles && seen.painted <= PLENTY && now - paintedAt > 150) {
        paintedAt = now;
        seen.painted = Math.max(seen.painted, painted());
      }
      seen.samples.push({
        at: now,
        y: matrix.m42,
        scale: Math.hypot(matrix.a, matrix.b),
        opacity: Number(style.opacity),
      });
    }
  };
  // By a timer: a software renderer that drops frames must not leave the sampler blind as well.
  setInterval(sample, 20);
}

/** What the page received of picture and sound so far. */
export interface Received {
  frames: number;
  height: number;
  audioEnergy: number;
}

/** Runs in a page: sums the newest inbound figures over its peer connections. */
export async function received(): Promise<Received> {
  const sum = { frames: 0, height: 0, audioEnergy: 0 };
  for (const peer of window.ovationPeers.filter((each) => each.connectionState === 'connected')) {
    (await peer.getStats()).forEach((report) => {
      if (report.type !== 'inbound-rtp') return;
      if (report.kind === 'video') {
        sum.frames += report.framesDecoded ?? 0;
        sum.height = Math.max(sum.height, report.frameHeight ?? 0);
      } else {
        sum.audioEnergy += report.totalAudioEnergy ?? 0;
      }
    });
  }
  return sum;
}
