import { expect, test } from '@playwright/test';
import { testIds } from '../src/testids';
import { ask, endLive, freshName, liveStream, person, stream, topUp, type Person } from './support/api';
import { Visitor } from './support/browser';
import { chooseGift, comeBack, id, watch } from './support/scenes';
import { until } from './support/suite';

const SHOP = 'https://shop.test/';

/** 1,050 coins, of which a new wallet has 1,000. */
const TOO_MANY = { gift: 'Crown', quantity: 21 };
const SEND = 'Send Crown × 21 · 1,050 coins';

test('who is short of coins buys them in the shop and comes back to the chosen gift', async () => {
  // Given
  const [visitor, fan] = [await Visitor.arrive(), await person(freshName('fan'))];
  await selling(visitor);
  const { creator, streamId } = await short(visitor, fan);
  const { page } = visitor;
  const sheet = page.getByRole('dialog', { name: 'Send a gift' });
  const link = sheet.getByRole('link', { name: 'Get coins' });
  const address = `${SHOP}?for=${fan.userId}&coins=50`;
  await expect(sheet.getByText('50 coins short')).toBeVisible();
  await expect(link).toHaveAttribute('href', address);
  await expect(sheet.getByRole('button', { name: 'Top up' })).toHaveCount(0);

  // When
  const [shop] = await Promise.all([visitor.context.waitForEvent('page'), link.click()]);
  await expect(shop.getByRole('heading', { name: 'The shop' })).toBeVisible();
  expect(shop.url()).toBe(address);
  await topUp(fan, 50); // what a sale ends in
  await shop.close();
  await comeBack(page);

  // Then
  const send = sheet.getByRole('button', { name: SEND });
  await expect(send).toBeFocused();
  await expect(link).toBeHidden();
  await send.click();
  await expect(sheet).toBeHidden();
  await expect(id(page, testIds.walletChip)).toHaveAttribute('data-balance', '0');
  await until('it was given', 10_000, async () => (await stream(streamId)).totalGiftsReceived === 1050);
  await endLive(creator, streamId);
  await visitor.leave();
});

test('where coins are given away, who is short of them tops up and goes on to the chosen gift', async () => {
  // Given
  const [visitor, fan] = [await Visitor.arrive(), await person(freshName('fan'))];
  const { creator, streamId } = await short(visitor, fan);
  const { page } = visitor;
  const sheet = page.getByRole('dialog', { name: 'Send a gift' });
  await expect(sheet.getByText('50 coins short. Top up?')).toBeVisible();
  await expect(sheet.getByRole('link')).toHaveCount(0);

  // When
  await sheet.getByRole('button', { name: 'Top up 100' }).click();

  // Then
  const send = sheet.getByRole('button', { name: SEND });
  await expect(send).toBeFocused();
  await send.click();
  await expect(sheet).toBeHidden();
  await expect(id(page, testIds.walletChip)).toHaveAttribute('data-balance', '50');
  await until('it was given', 10_000, async () => (await stream(streamId)).totalGiftsReceived === 1050);
  await endLive(creator, streamId);
  await visitor.leave();
});

/** The fan has chosen more than their wallet holds. */
async function short(visitor: Visitor, fan: Person): Promise<{ creator: Person; streamId: string }> {
  const creator = await person(freshName('ada'));
  const streamId = await liveStream(creator);
  await watch(visitor, streamId, fan.username);
  await chooseGift(visitor.page, TOO_MANY.gift, TOO_MANY.quantity);
  return { creator, streamId };
}

/** What this browser is told of the suite: it sells its coins instead of giving them away, and there is such a shop. */
async function selling(visitor: Visitor): Promise<void> {
  const config = await ask<object>('GET', '/api/config');
  const json = { ...config, profile: 'prod', purchaseUrl: `${SHOP}?for={userId}&coins={coins}` };
  await visitor.context.route('**/api/config', (asked) => asked.fulfill({ json }));
  const shop = { contentType: 'text/html', body: '<!doctype html><title>Shop</title><h1>The shop</h1>' };
  await visitor.context.route(`${SHOP}**`, (asked) => asked.fulfill(shop));
}
