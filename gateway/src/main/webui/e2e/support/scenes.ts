import { expect, type Page } from '@playwright/test';
import { testIds } from '../../src/testids';
import { freshName, sayFromAfar, stream, type Person } from './api';
import type { Visitor } from './browser';
import { received, type Received, type SampledGift } from './instruments';
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

/** Opens a page as somebody who is signed in by then. */
export async function openAs(visitor: Visitor, name: string, path: string): Promise<void> {
  await visitor.open('/live'); // signed in before a room is entered: a guest would be a viewer of its own
  await visitor.signIn(name);
  await visitor.open(path);
}

/** Opens the stream as somebody, with a fresh name where none is given. */
export async function watch(viewer: Visitor, streamId: string, name = freshName('fan')): Promise<string> {
  await openAs(viewer, name, `/stream/${streamId}`);
  await expect(id(viewer.page, testIds.chatInput)).toBeVisible();
  return name;
}

export async function say(page: Page, text: string): Promise<void> {
  await id(page, testIds.chatInput).fill(text);
  await id(page, testIds.chatSend).click();
  await expect(id(page, testIds.chatInput)).toHaveValue('');
}

/** Lines of somebody who has no page, one after the other. */
export async function saidFromAfar(as: Person, streamId: string, texts: string[]): Promise<void> {
  for (const text of texts) await sayFromAfar(as, streamId, text);
}

/** The chat lines a page shows, in the order it shows them. */
export function shownLines(page: Page): Promise<{ seq: number; text: string }[]> {
  return id(page, testIds.chatLine).evaluateAll((all) =>
    all.map((line) => ({ seq: Number((line as HTMLElement).dataset.seq), text: line.textContent ?? '' })),
  );
}

/** Opens the gifts and chooses one there; nothing is sent yet. */
export async function chooseGift(page: Page, gift: string, quantity = 1): Promise<void> {
  await id(page, testIds.giftOpen).click();
  await page.locator(`[data-testid=${testIds.giftOption}][data-gift-name="${gift}"]`).click();
  if (quantity > 1) await id(page, testIds.giftQuantity).fill(String(quantity));
}

export async function sendGift(page: Page, gift: string): Promise<void> {
  await chooseGift(page, gift);
  await id(page, testIds.giftSend).click();
}

/** The gifts of a kind that a page has shown since it was loaded, in the order in which they began. */
export const shownGifts = (page: Page, kind: string): Promise<SampledGift[]> =>
  page.evaluate(
    (wanted) =>
      Object.values(window.ovationGifts)
        .filter((each) => each.kind === wanted)
        .sort((a, b) => a.first - b.first),
    kind,
  );

/** Opens the studio's form of a goal and fills it; nothing is saved yet. */
export async function fillGoal(page: Page, title: string, coins: number): Promise<void> {
  await id(page, testIds.studioGoal).click();
  await id(page, testIds.goalTitle).fill(title);
  await id(page, testIds.goalCoins).fill(String(coins));
}

export const media = (page: Page): Promise<Received> => page.evaluate(received);

/** Back in this tab after another one. A browser without a screen has all tabs in front and tells no page of it. */
export async function comeBack(page: Page): Promise<void> {
  await page.bringToFront();
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
}

export async function endStream(page: Page): Promise<void> {
  await id(page, testIds.studioEnd).click();
  await id(page, testIds.studioEndConfirm).click();
}
