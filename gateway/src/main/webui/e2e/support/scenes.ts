import { expect, type Page } from '@playwright/test';
import { testIds } from '../../src/testids';
import { freshName, stream } from './api';
import type { Visitor } from './browser';
import { received, type Received } from './instruments';
import { until } from './suite';

export const id = (page: Page, name: string) => page.getByTestId(name);

/** Signs in, fills the form and presses Go Live, as a person does. Gives the stream's id once the picture is out. */
export async function goLive(creator: Visitor, name: string, title = `The show of ${name}`): Promise<string> {
  const page = creator.page;
  await creator.open('/creator/go-live');
  await creator.signIn(name);
  await id(page, testIds.goLiveTitle).fill(title);
  await id(page, testIds.goLiveDescription).fill('A picture, some sound and a few friends.');
  await id(page, testIds.goLiveSubmit).click();
  await page.waitForURL(/\/stream\/broadcast\//);
  const streamId = page.url().split('/').pop() ?? '';
  await until('the stream is on air', 60_000, async () => (await stream(streamId)).broadcast === 'on_air');
  return streamId;
}

/** Opens the stream as somebody with a fresh name. */
export async function watch(viewer: Visitor, streamId: string, prefix = 'fan'): Promise<string> {
  const name = freshName(prefix);
  await viewer.open('/live'); // signed in before the room is entered: a guest would be a viewer of its own
  await viewer.signIn(name);
  await viewer.open(`/stream/${streamId}`);
  await expect(id(viewer.page, testIds.chatInput)).toBeVisible();
  return name;
}

export async function say(page: Page, text: string): Promise<void> {
  await id(page, testIds.chatInput).fill(text);
  await id(page, testIds.chatSend).click();
  await expect(id(page, testIds.chatInput)).toHaveValue('');
}

/** The chat lines a page shows, in the order it shows them. */
export function shownLines(page: Page): Promise<{ seq: number; text: string }[]> {
  return id(page, testIds.chatLine).evaluateAll((all) =>
    all.map((line) => ({ seq: Number((line as HTMLElement).dataset.seq), text: line.textContent ?? '' })),
  );
}

export async function sendGift(page: Page, gift: string): Promise<void> {
  await id(page, testIds.giftOpen).click();
  await page.locator(`[data-testid=${testIds.giftOption}][data-gift-name="${gift}"]`).click();
  await id(page, testIds.giftSend).click();
}

export const media = (page: Page): Promise<Received> => page.evaluate(received);

export async function endStream(page: Page): Promise<void> {
  await id(page, testIds.studioEnd).click();
  await id(page, testIds.studioEndConfirm).click();
}
