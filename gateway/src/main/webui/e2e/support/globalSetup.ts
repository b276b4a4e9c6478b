import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, launcher } from './suite';

const READY = /^Ready: (http\S+)/m;

/** Starts the suite as a person does, in an empty state folder, unless one is named to be used. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  if (process.env.OVATION_E2E_STATE) return () => Promise.resolve();
  const state = mkdtempSync(join(tmpdir(), 'ovation-journeys-'));
  process.env.OVATION_E2E_STATE = state;
  const port = await freePort();
  const up = spawn(launcher, ['up', '--port', String(port), '--state', state], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(join(state, 'journeys-up.log'));
  up.stderr.pipe(log);
  await new Promise<void>((ready, failed) => {
    let seen = '';
    const deadline = setTimeout(() => failed(new Error(`not ready in 9 minutes:\n${seen}`)), 540_000);
    up.stdout.on('data', (bytes: Buffer) => {
      seen += bytes.toString();
      log.write(bytes);
      if (READY.test(seen)) {
        clearTimeout(deadline);
        ready();
      }
    });
    up.on('exit', (code) => failed(new Error(`./ovation up ended with ${code}:\n${seen}`)));
  });
  return async () => {
    up.removeAllListeners('exit');
    // Not synchronously: whoever blocks here can't take leave of the launcher, and `down` would wait for its end.
    const down = spawn(launcher, ['down', '--state', state], { stdio: 'inherit' });
    await new Promise((ended) => down.on('exit', ended));
    if (!process.env.OVATION_E2E_KEEP) rmSync(state, { recursive: true, force: true });
  };
}
