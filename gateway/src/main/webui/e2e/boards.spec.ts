import { expect, test, type Locator, type Page } from '@playwright/test';
import { endLive, freshName, give, liveStream, person, type Person } from './support/api';
import { Visitor } from './support/browser';
import { openAs, sendGift, watch } from './support/scenes';

/** Who, and how many coins a board should say. */
type Place = [name: string, coins: number];

test('beside the stream a fan has their coins of each period, by mouse and by keys', async () => {
  // Given: the fan gave before this stream, and gives in it
  const [visitor, fan] = [await Visitor.arrive(), await person(freshName('fan'))];
  const { creator, rival, streamId } = await secondStream(fan);
  const { page } = visitor;
  await watch(visitor, streamId, fan.username);
  await sendGift(page, 'Star');
  const strip = page.getByRole('button', { name: 'Leaderboard' });
  const board = page.getByRole('dialog', { name: 'Top fans' });
  const inStream: Place[] = [
    [rival, 10],
    [fan.username, 5],
  ];
  const inPeriod: Place[] = [
    [fan.username, 25],
    [rival, 10],
  ];

  // When: by mouse
  await strip.click();
  await expectBoard(board, 'This stream', inStream);
  await choose(board, 'Today');

  // Then
  await expectBoard(board, 'Today', inPeriod);

  // When: by keys, from the strip on
  await page.keyboard.press('Escape');
  await expect(strip).toBeFocused();
  await page.keyboard.press('Enter');
  await expectBoard(board, 'This stream', inStream);
  await page.keyboard.press('Tab');
  await expect(board.getByRole('radio', { name: 'This stream' })).toBeFocused();
  await right(page);

  // Then
  await expectBoard(board, 'Today', inPeriod);
  await asking(page, 'week', () => right(page));
  await expectBoard(board, 'This week', inPeriod);
  await asking(page, 'month', () => right(page));
  await expectBoard(board, 'This month', inPeriod);
  await asking(page, 'all', () => right(page));
  await expectBoard(board, 'All time', inPeriod);
  await right(page);
  await expectBoard(board, 'This stream', inStream);
  await endLive(creator, streamId);
  await visitor.leave();
});

test('among the earnings a creator sees what each fan gave in a period, by mouse and by keys', async () => {
  // Given
  const [visitor, fan] = [await Visitor.arrive(), await person(freshName('fan'))];
  const { creator, rival, streamId } = await secondStream(fan);
  const { page } = visitor;
  await give(fan, streamId, 'Star');
  await openAs(visitor, creator.username, '/creator/earnings');
  const board = page.getByRole('region', { name: 'Top supporters' });
  const places: Place[] = [
    [fan.username, 25],
    [rival, 10],
  ];
  await expectBoard(board, 'All time', places);

  // When: by mouse
  await asking(page, 'day', () => choose(board, 'Today'));

  // Then
  await expectBoard(board, 'Today', places);

  // When: by keys
  await asking(page, 'week', () => right(page));

  // Then
  await expectBoard(board, 'This week', places);
  await asking(page, 'month', () => right(page));
  await expectBoard(board, 'This month', places);
  await right(page);
  await expectBoard(board, 'All time', places);
  await endLive(creator, streamId);
  await visitor.leave();
});

/** A creator's second stream: the fan gave 20 coins in the first one, a rival 10 in this one. */
async function secondStream(fan: Person): Promise<{ creator: Person; rival: string; streamId: string }> {
  const [creator, rival] = [await person(freshName('ada')), await person(freshName('rival'))];
  const first = await liveStream(creator);
  await give(fan, first, 'Rocket');
  await endLive(creator, first);
  const streamId = await liveStream(creator);
  await give(rival, streamId, 'Diamond');
  return { creator, rival: rival.username, streamId };
}

/** The option is chosen, and these are all who gave, in this order. */
async function expectBoard(board: Locator, option: string, places: Place[]): Promise<void> {
  await expect(board.getByRole('radio', { name: option })).toBeChecked();
  const lines = places.map(([name, coins]) => new RegExp(`${name}.*\\D${coins} coins$`));
  await expect(board.getByRole('listitem')).toHaveText(lines);
}

const choose = (board: Locator, option: string) => board.getByText(option, { exact: true }).click();

const right = (page: Page) => page.keyboard.press('ArrowRight');

/** All that was given is of today, so periods look alike: that the right one is read is seen by its request. */
async function asking(page: Page, period: string, action: () => Promise<void>): Promise<void> {
  const read = page.waitForResponse((answer) => answer.url().endsWith(`/leaderboard?period=${period}`));
  await action();
  expect((await read).ok()).toBe(true);
}
