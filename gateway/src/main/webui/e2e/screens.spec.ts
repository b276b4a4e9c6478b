import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { testIds } from '../src/testids';
import { endLive, freshName, gifts, liveStream, person, topUp } from './support/api';
import { Visitor } from './support/browser';
import { endStream, fillGoal, goLive, id, media, openAs, say, sendGift, watch } from './support/scenes';
import { until } from './support/suite';

const folder = fileURLToPath(new URL('../test-results/screens', import.meta.url));
const SMALL_PHONE = { width: 360, height: 640 };
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };

/** One picture a size; nothing may reach beyond the right edge, and axe finds nothing serious. */
async function look(page: Page, name: string): Promise<void> {
  for (const [size, viewport] of Object.entries({ 390: PHONE, 1440: DESK })) {
    await page.setViewportSize(viewport);
    await page.screenshot({ path: `${folder}/${name}-${size}.png` });
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(beyond, `${name} at ${size} px fits`).toBeLessThanOrEqual(0);
  }
  const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
  const serious = found.violations.filter((each) => each.impact === 'serious' || each.impact === 'critical');
  expect(serious.map((each) => `${each.id}: ${each.nodes[0]?.html ?? ''}`)).toEqual([]);
}

test('every page at both sizes', async () => {
  mkdirSync(folder, { recursive: true });
  const [creator, fan] = [await Visitor.arrive({ viewport: DESK }), await Visitor.arrive({ viewport: DESK })];
  await fan.open('/');
  await expect(fan.page).toHaveURL(/\/live$/);
  await look(fan.page, 'live-empty');
  await creator.open('/creator/go-live');
  await look(creator.page, 'go-live');

  const streamId = await goLive(creator, freshName('ada'), 'Sketching the Analytical Engine');
  await watch(fan, streamId, freshName('grace'));
  await until('the picture moves', 60_000, async () => (await media(fan.page)).frames > 30);
  await say(fan.page, 'What a lovely gear!');
  await fillGoal(creator.page, 'A difference engine song', 100);
  await look(creator.page, 'goal-form');
  await creator.page.setViewportSize(DESK);
  await id(creator.page, testIds.goalSave).click();
  await expect(id(fan.page, testIds.goalBar)).toContainText('0 of 100');
  await sendGift(fan.page, 'Rose');
  await gifts(streamId, 2); // three who give: a hype train
  await expect(id(creator.page, testIds.studioEarnings)).toContainText('3');
  await expect(id(fan.page, testIds.goalBar)).toContainText('3 of 100');
  await expect(id(fan.page, testIds.hypeBar)).toContainText('Level 1');
  await expect(id(creator.page, testIds.hypeBar)).toBeVisible();
  await look(fan.page, 'viewer');
  await look(creator.page, 'studio');
  await fan.page.setViewportSize(DESK);
  await sendGift(fan.page, 'Mansion');
  await fan.page.screenshot({ path: `${folder}/readme.png` });
  await expect(id(fan.page, testIds.goalReached)).toBeVisible();
  await fan.page.screenshot({ path: `${folder}/goal-reached-1440.png` });
  await expect(id(creator.page, testIds.goalBar)).toContainText('Reached');
  await expect(id(fan.page, testIds.hypeBar)).toContainText('Level 2');

  const passerBy = await Visitor.arrive({ viewport: DESK });
  await passerBy.open('/live');
  await expect(id(passerBy.page, testIds.liveCard).first()).toBeVisible();
  await look(passerBy.page, 'live');
  await passerBy.open('/stream/00000000-0000-7000-8000-000000000000');
  await expect(id(passerBy.page, testIds.notFound)).toBeVisible();
  await look(passerBy.page, 'not-found');

  await endStream(creator.page);
  await expect(id(fan.page, testIds.endedPanel)).toBeVisible();
  await look(fan.page, 'ended');
  await fan.open('/wallet');
  await expect(id(fan.page, testIds.walletLine)).toHaveCount(3);
  await look(fan.page, 'wallet');
  await creator.open('/creator/earnings');
  await expect(id(creator.page, testIds.earningsBalance)).toContainText('70'); // of 103 coins, rounded down each
  await look(creator.page, 'earnings');
  await Promise.all([creator, fan, passerBy].map((visitor) => visitor.leave()));
});

test('a guest who has typed signs in and the text stays', async () => {
  const [creator, guest] = [await Visitor.arrive(), await Visitor.arrive({ viewport: PHONE })];
  const streamId = await goLive(creator, freshName('ada'));
  await guest.open(`/stream/${streamId}`);
  await id(guest.page, testIds.chatInput).fill('typed before I signed in');
  await id(guest.page, testIds.chatSend).click();

  const name = (await person(freshName('late'))).username;
  await id(guest.page, testIds.signInName).fill(name);
  await id(guest.page, testIds.signInSubmit).click();

  const kept = id(guest.page, testIds.chatInput);
  await expect(id(guest.page, testIds.signInName)).toBeHidden();
  if ((await kept.inputValue()) !== '') {
    await expect(kept).toHaveValue('typed before I signed in');
    await id(guest.page, testIds.chatSend).click();
  }
  await expect(id(creator.page, testIds.chatLine)).toContainText('typed before I signed in');
  await Promise.all([creator, guest].map((visitor) => visitor.leave()));
});

test('the header of somebody with many coins fits a small phone', async () => {
  const rich = await person(freshName('rich'));
  await topUp(rich, 999_000);
  const visitor = await Visitor.arrive({ viewport: SMALL_PHONE });
  await openAs(visitor, rich.username, '/live');
  await expect(id(visitor.page, testIds.walletChip)).toHaveAttribute('data-balance', /^\d{6,}$/);

  const beyond = await visitor.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

  expect(beyond).toBeLessThanOrEqual(0);
  await visitor.leave();
});

test('the keyboard of a phone leaves the chat in sight', async () => {
  const [creator, fan] = [await person(freshName('ada')), await Visitor.arrive({ viewport: SMALL_PHONE })];
  const streamId = await liveStream(creator);
  await watch(fan, streamId);
  const field = id(fan.page, testIds.chatInput);
  await field.focus();

  await fan.page.setViewportSize({ ...SMALL_PHONE, height: 300 });

  await expect(field).toBeVisible();
  await expect(field).toBeFocused();
  await endLive(creator, streamId);
  await fan.leave();
});
