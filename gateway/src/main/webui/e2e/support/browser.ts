import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { testIds } from '../../src/testids';
import { gateway } from './api';
import { watchEverything } from './instruments';

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];
const CAMERA = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream=fps=30'];
const AUTOPLAY = '--autoplay-policy=no-user-gesture-required';

export interface Wish {
  /** Sound may start without a touch, as it may for a visitor who came before. */
  autoplay?: boolean;
  viewport?: { width: number; height: number };
  /** Pages that were left are kept as they were for the way back, as browsers do and the test tool does not. */
  keepsPages?: boolean;
}

/** A browser of its own with a profile of its own, so that it can be killed as a whole. */
export class Visitor {
  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly profile: string,
  ) {}

  static async arrive(wish: Wish = {}): Promise<Visitor> {
    const profile = mkdtempSync(join(tmpdir(), 'ovation-visitor-'));
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: process.env.CHROMIUM ?? executable(),
      headless: true,
      args: [...QUIET, ...CAMERA, ...((wish.autoplay ?? true) ? [AUTOPLAY] : [])],
      ignoreDefaultArgs: wish.keepsPages ? ['--disable-back-forward-cache'] : [],
      viewport: wish.viewport ?? { width: 1280, height: 800 },
      permissions: ['camera', 'microphone'],
      reducedMotion: 'no-preference',
      colorScheme: 'dark',
    });
    await context.addInitScript(watchEverything);
    return new Visitor(context, context.pages()[0] ?? (await context.newPage()), profile);
  }

  async signIn(name: string, page: Page = this.page): Promise<void> {
    await page.getByTestId(testIds.signInOpen).first().click();
    await page.getByTestId(testIds.signInName).fill(name);
    await page.getByTestId(testIds.signInSubmit).click();
    await page.getByTestId(testIds.signInName).waitFor({ state: 'hidden' });
  }

  async open(path: string): Promise<void> {
    await this.page.goto(gateway() + path);
  }

  /** kill -9 of every process of this browser, as if the machine had lost power. */
  kill(): void {
    this.signal('KILL');
  }

  /** The lid is shut: no process of this browser does anything until `wake`. */
  sleep(): void {
    this.signal('STOP');
  }

  wake(): void {
    this.signal('CONT');
  }

  private signal(name: string): void {
    spawnSync('pkill', [`-${name}`, '-f', `user-data-dir=${this.profile}`]);
  }

  async leave(): Promise<void> {
    await this.context.close().catch(() => undefined); // a killed browser is closed already
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

function executable(): string {
  const found = ['chromium', 'chromium-browser', 'google-chrome']
    .map((name) => spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim())
    .find((path) => path !== '');
  if (!found) throw new Error('no Chromium on the PATH; ./ovation test installs one');
  return found;
}
