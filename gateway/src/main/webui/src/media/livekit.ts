import type * as LiveKit from 'livekit-client';

/** LiveKit's client, fetched when a picture is first wanted: the list of streams does without its weight. */
export async function loadLiveKit(): Promise<typeof LiveKit> {
  const livekit = await import('livekit-client');
  livekit.setLogLevel('error');
  return livekit;
}

/**
 * The codec that shows the full picture soonest: H264 reaches 720 lines within a second or two where VP8 starts at
 * 360 and takes ten. Browsers built without H264 have VP9.
 */
export function pictureCodec(): 'h264' | 'vp9' {
  const codecs = RTCRtpSender.getCapabilities?.('video')?.codecs ?? [];
  return codecs.some((codec) => codec.mimeType.toLowerCase() === 'video/h264') ? 'h264' : 'vp9';
}
