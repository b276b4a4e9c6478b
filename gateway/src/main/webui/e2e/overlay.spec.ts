import { expect, test, type Page } from '@playwright/test';
import { testIds } from '../src/testids';
import { freshName, gifts, give, person, stream, type Person } from './support/api';
import { Visitor } from './support/browser';
import { fillGoal, goLive, id, shownGifts } from './support/scenes';
import { until } from './support/suite';

const CLEAR = 'rgba(0, 0, 0, 0)';
const MOST_GIFTS = 3;
/** What every other page has. */
const CONTROLS = ['banner', 'button', 'link', 'navigation', 'textbox'] as const;

test('an overlay shows gifts as they are sent, goal and hype train, and nothing else', async () => {
  // Given
  const { creator, overlay, streamId } = await overBroadcast();
  const { page } = overlay;
  const fan = await person(freshName('fan'));
  await expectBare(page);

  // When
  const stars = await giveUntilShown(page, fan, streamId, 'Star', 'burst');

  // Then
  await expect(page.getByText(`${5 * stars} of 100 coins`)).toBeVisible();

  // When: three who give are a hype train
  await gifts(streamId, 2);

  // Then
  await expect(page.getByText(`${5 * stars + 2} of 100 coins`)).toBeVisible();
  await expect(page.getByText('Hype · Level 1')).toBeVisible();
  await expectBare(page);
  expect(await stream(streamId)).toMatchObject({ currentViewers: 0, totalViews: 0 });
  await Promise.all([creator, overlay].map((visitor) => visitor.leave()));
});

test('a reloaded overlay has goal and hype train again and shows what comes', async () => {
  // Given
  const { creator, overlay, streamId } = await overBroadcast();
  const { page } = overlay;
  const fan = await person(freshName('fan'));
  await gifts(streamId, 3);
  await expect(page.getByText('3 of 100 coins')).toBeVisible();
  await expect(page.getByText('Hype · Level 1')).toBeVisible();

  // When
  await page.reload();

  // Then
  await expect(page.getByText('3 of 100 coins')).toBeVisible();
  await expect(page.getByText('Hype · Level 1')).toBeVisible();
  await expectBare(page);
  const [mansions] = await Promise.all([
    giveUntilShown(page, fan, streamId, 'Mansion', 'confetti'),
    expect(page.getByText('Goal reached')).toBeVisible(),
  ]);
  await expect(page.getByText(`${3 + 100 * mansions} of 100 coins`)).toBeVisible();
  const level = mansions < 3 ? 2 : 3; // the third begins at 250 coins
  await expect(page.getByText(`Hype · Level ${level}`)).toBeVisible();
  await Promise.all([creator, overlay].map((visitor) => visitor.leave()));
});

/** A stream on air with a goal, and its overlay, opened by nobody in particular as broadcast software does. */
async function overBroadcast(): Promise<{ creator: Visitor; overlay: Visitor; streamId: string }> {
  const [creator, overlay] = [await Visitor.arrive(), await Visitor.arrive()];
  const streamId = await goLive(creator, freshName('ada'));
  await fillGoal(creator.page, 'A difference engine song', 100);
  await id(creator.page, testIds.goalSave).click();
  await overlay.open(`/overlay/${streamId}`);
  await expect(overlay.page.getByText('0 of 100 coins')).toBeVisible();
  return { creator, overlay, streamId };
}

/** The picture behind it is seen through the page, and there is nothing on it to press. */
async function expectBare(page: Page): Promise<void> {
  await expect(page.getByRole('main')).toBeVisible();
  for (const control of CONTROLS) await expect(page.getByRole(control)).toHaveCount(0);
  const grounds = await page.evaluate(() =>
    [document.documentElement, document.body].map((each) => getComputedStyle(each).backgroundColor),
  );
  expect(grounds).toEqual([CLEAR, CLEAR]);
}

/**
 * Sends the gift until it is told by its card and played; gives how often. The card stands for three seconds: a machine
 * that stalls for those is allowed a second gift and a third, an overlay that shows none gets no further.
 */
async function giveUntilShown(
  page: Page,
  sender: Person,
  streamId: string,
  gift: string,
  kind: string,
): Promise<number> {
  const card = id(page, testIds.giftCard).filter({ hasText: sender.username });
  const told = card.filter({ hasText: `sent ${gift}` });
  let sent = 0;
  let seen = false;
  while (!seen && sent < MOST_GIFTS) {
    await give(sender, streamId, gift);
    sent++;
    seen = await told.waitFor({ timeout: 10_000 }).then(
      () => true,
      () => false,
    );
  }
  expect(seen, `a card of one of ${sent} gifts`).toBe(true);
  await until(`${gift} was played`, 10_000, async () => (await shownGifts(page, kind)).length > 0);
  return sent;
}
