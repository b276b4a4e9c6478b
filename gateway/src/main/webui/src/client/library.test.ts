import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { FakeWebSocket } from './testing/FakeWebSocket';
import {
  events,
  giftSent,
  json,
  line,
  liveStream,
  problem,
  STREAM_ID,
  token,
  welcome,
} from './testing/samples';

const GATEWAY = 'https://ovation.test';
const folder = mkdtempSync(join(tmpdir(), 'ovation-client-'));

const sent: unknown[] = [];
const gateway: typeof fetch = async (url, init) => {
  const { pathname } = new URL(String(url));
  if (pathname === '/api/identity/token') return json({ accessToken: token('grace') });
  if (pathname !== `/api/streams/${STREAM_ID}/message`) return problem(404, 'not-found');
  sent.push(JSON.parse(String(init?.body)));
  return json(line(2), 201);
};

const built = (file: string) => readFileSync(join(folder, file), 'utf8');
const asModule = (code: string) => `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`;

/** Shows the page as a browser does: what it consists of, then its script with the library it asks for. */
async function open(page: string): Promise<void> {
  const [body, script] = page.split(/<script type="module">|<\/script>/);
  document.body.innerHTML = body!;
  await import(asModule(script!.replace('./ovation-client.js', asModule(built('ovation-client.js')))));
}

const shown = (id: string) => document.getElementById(id)!.textContent;

beforeAll(async () => {
  const configFile = resolve(__dirname, 'library.config.ts');
  await build({ configFile, logLevel: 'silent', build: { outDir: folder } });
}, 60_000);
afterAll(() => {
  rmSync(folder, { recursive: true });
  vi.unstubAllGlobals();
});

describe('the library as others take it', () => {
  it('should be one file that needs nothing else, with the page of the guide beside it', () => {
    expect(readdirSync(folder).sort()).toEqual(['client.html', 'ovation-client.js', 'ovation-client.js.map']);
    expect(built('ovation-client.js')).not.toMatch(/\bfrom\s*["']|\bimport\b/);
  });

  it('should watch a stream and speak in it on the page of the guide', async () => {
    // Given
    vi.stubGlobal('WebSocket', FakeWebSocket);
    vi.stubGlobal('fetch', gateway);
    FakeWebSocket.opened = [];
    window.history.replaceState({}, '', `/client.html?stream=${STREAM_ID}&gateway=${GATEWAY}&name=grace`);
    await open(built('client.html'));
    expect(FakeWebSocket.last.url).toBe(`wss://ovation.test/api/streams/${STREAM_ID}/events`);

    // When
    const leaderboard = { items: [], totalCoins: 12, giftCount: 3 };
    const snapshot = { stream: liveStream(), messages: [line(1)], leaderboard };
    FakeWebSocket.last.send(welcome({ snapshot }));
    FakeWebSocket.last.send(events('p1', giftSent('g1')));

    // Then
    expect(shown('title')).toBe(liveStream().title);
    expect(shown('line')).toBe('Live');
    expect(shown('lines')).toContain('grace: line 1');
    expect(shown('coins')).toBe('12');
    expect(shown('news')).toBe('grace sends 1 × Rose');

    const text = document.querySelector<HTMLInputElement>('input[name=text]')!;
    text.value = 'Hello';
    text.form!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    await vi.waitFor(() => expect(shown('lines')).toContain('grace: line 2'), { timeout: 4_000 });
    expect(sent).toMatchObject([{ message: 'Hello', clientMessageId: expect.any(String) as string }]);

    FakeWebSocket.last.drop(1006);
    expect(shown('line')).toBe('Catching up …');
    FakeWebSocket.last.drop(4410);
  });
});
