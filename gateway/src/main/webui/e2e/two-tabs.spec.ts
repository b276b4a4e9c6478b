import { expect, test } from '@playwright/test';
import { testIds } from '../src/testids';
import { freshName, gateway } from './support/api';
import { Visitor } from './support/browser';
import { endStream, goLive, id, media, say, sendGift, shownLines } from './support/scenes';
import { until } from './support/suite';

test('creator and fan play it in two tabs of one browser', async () => {
  const browser = await Visitor.arrive();
  const streamId = await goLive(browser, freshName('ada'));
  const fan = await browser.context.newPage();
  await fan.goto(`${gateway()}/stream/${streamId}`);
  await browser.signIn(freshName('fan'), fan);

  await until('the picture moves', 60_000, async () => (await media(fan)).frames > 30);
  await say(fan, 'Hello from the next tab');
  await sendGift(fan, 'Heart');
  await until('both lines are there', 20_000, async () => (await shownLines(browser.page)).length === 2);
  await expect(id(browser.page, testIds.studioEarnings)).toContainText('2');
  await browser.page.bringToFront();
  await endStream(browser.page);

  await expect(id(fan, testIds.endedPanel)).toBeVisible();
  await browser.leave();
});

test('where the browser keeps sound back the page says: tap for sound', async () => {
  const creator = await Visitor.arrive();
  const fan = await Visitor.arrive({ autoplay: false });
  const streamId = await goLive(creator, freshName('ada'));

  await fan.open(`/stream/${streamId}`);

  // Playwright's own questions count as a touch of the page, and after one the browser would play: ask without.
  const untouched = await fan.context.newCDPSession(fan.page);
  const asked = `document.querySelector('[data-testid=${testIds.tapForSound}]') !== null`;
  await until('the page asks for a tap', 60_000, async () => {
    const answer = await untouched.send('Runtime.evaluate', { expression: asked, userGesture: false });
    return answer.result.value === true;
  });
  const button = id(fan.page, testIds.tapForSound);
  await expect(button).toContainText('Tap for sound');
  await button.click();
  await expect(button).toBeHidden();
  const before = await media(fan.page);
  await until('sound arrives', 15_000, async () => (await media(fan.page)).audioEnergy > before.audioEnergy);
  await Promise.all([creator, fan].map((visitor) => visitor.leave()));
});
