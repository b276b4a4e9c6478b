import { readFileSync } from 'node:fs';
import { status } from './suite';

/** How to ask the media server's room service: its address and the key the launcher made for it. */
export function mediaServer(): { apiUrl: string; apiKey: string; apiSecret: string } {
  const media = status().livekit as { url: string; configFile: string | null } | null;
  if (!media?.configFile) throw new Error('no media server of our own runs: the journeys need one');
  const pair = /keys:\s*\n\s+(\S+):\s*(\S+)/.exec(readFileSync(media.configFile, 'utf8'));
  if (!pair?.[1] || !pair[2]) throw new Error(`no key in ${media.configFile}`);
  return { apiUrl: media.url.replace(/^ws/, 'http'), apiKey: pair[1], apiSecret: pair[2] };
}
