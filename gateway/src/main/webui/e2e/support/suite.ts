import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

/** The command a person types. */
export const launcher = fileURLToPath(new URL('../../../../../../ovation', import.meta.url));

export interface Part {
  name: string;
  instance: number;
  pid: number;
  host: string;
  port: number;
  state: 'starting' | 'ready' | 'degraded' | 'stopped';
  restarts: number;
}

export interface Status {
  url: string;
  parts: Part[];
  postgres: { jdbcUrl: string; [more: string]: string };
  livekit: { url: string } | null;
}

export function stateFolder(): string {
  const folder = process.env.OVATION_E2E_STATE;
  if (!folder) throw new Error('no suite was started');
  return folder;
}

/** What `./ovation status --json` says of the suite under test. */
export function status(): Status {
  const answer = spawnSync(launcher, ['status', '--json', '--state', stateFolder()], { encoding: 'utf8' });
  if (answer.status !== 0) throw new Error(`status failed: ${answer.stdout}${answer.stderr}`);
  return JSON.parse(answer.stdout) as Status;
}

/** Kills a part as a crash would and waits until the launcher has it ready again under another process id. */
export async function crash(name: string): Promise<void> {
  const before = status().parts.find((part) => part.name === name);
  if (!before) throw new Error(`no part ${name}`);
  process.kill(before.pid, 'SIGKILL');
  await until(`${name} is ready again`, 90_000, () => {
    const now = status().parts.find((part) => part.name === name);
    return now !== undefined && now.pid !== before.pid && now.state === 'ready';
  });
}

/** Waits for a condition, asking four times a second. */
export async function until(
  what: string,
  milliseconds: number,
  condition: () => boolean | Promise<boolean>,
): Promise<number> {
  const begun = Date.now();
  for (;;) {
    if (await condition()) return Date.now() - begun;
    if (Date.now() - begun > milliseconds) throw new Error(`not within ${milliseconds} ms: ${what}`);
    await new Promise((again) => setTimeout(again, 250));
  }
}

export function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? found(address.port) : failed(new Error('no port')),
      );
    });
  });
}
