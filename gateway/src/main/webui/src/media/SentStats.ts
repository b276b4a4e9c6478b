export interface BroadcastStats {
  width: number;
  height: number;
  fps: number;
  kbps: number;
}

/** What of a WebRTC report on one layer is needed here. */
export interface SentLayer {
  frameWidth?: number;
  frameHeight?: number;
  framesPerSecond?: number;
  bytesSent?: number;
  /** Milliseconds. */
  timestamp: number;
}

/** Turns running totals into what leaves this machine per second. */
export class SentStats {
  private before: { bytes: number; at: number } | null = null;

  /** The largest layer's picture and the bits of all layers together; null while nothing is sent. */
  next(layers: SentLayer[]): BroadcastStats | null {
    const top = layers.reduce<SentLayer | null>(
      (best, layer) => ((layer.frameHeight ?? 0) > (best?.frameHeight ?? 0) ? layer : best),
      null,
    );
    if (!top) return null;
    const bytes = layers.reduce((sum, layer) => sum + (layer.bytesSent ?? 0), 0);
    const since = this.before ? top.timestamp - this.before.at : 0;
    const kbps = since > 0 ? Math.max(0, ((bytes - this.before!.bytes) * 8) / since) : 0;
    this.before = { bytes, at: top.timestamp };
    return {
      width: top.frameWidth ?? 0,
      height: top.frameHeight ?? 0,
      fps: Math.round(top.framesPerSecond ?? 0),
      kbps: Math.round(kbps),
    };
  }
}
