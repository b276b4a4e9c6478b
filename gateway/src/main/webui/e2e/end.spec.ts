import { expect, test } from '@playwright/test';
import { testIds } from '../src/testids';
import { freshName, stream } from './support/api';
import { Visitor } from './support/browser';
import { endStream, goLive, id, media, sendGift, watch } from './support/scenes';
import { crash, until } from './support/suite';

test('a reload of the studio continues the stream', async () => {
  const [creator, fan] = [await Visitor.arrive(), await Visitor.arrive()];
  const streamId = await goLive(creator, freshName('ada'));
  await watch(fan, streamId);
  await until('the picture moves', 40_000, async () => (await media(fan.page)).frames > 30);

  await creator.page.reload();

  await until('on air', 40_000, async () => (await stream(streamId)).broadcast === 'on_air');
  const before = await media(fan.page);
  await until(
    'the picture moves again',
    40_000,
    async () => (await media(fan.page)).frames !== before.frames,
  );
  expect((await stream(streamId)).status).toBe('live');
  await Promise.all([creator, fan].map((visitor) => visitor.leave()));
});

test('a killed studio ends the stream by itself, with the reason shown', async () => {
  const [creator, fan] = [await Visitor.arrive(), await Visitor.arrive()];
  const streamId = await goLive(creator, freshName('ada'));
  await watch(fan, streamId);

  creator.kill();

  const took = await until(
    'the stream has ended',
    45_000,
    async () => (await stream(streamId)).status === 'ended',
  );
  test.info().annotations.push({ type: 'ended after', description: `${took} ms` });
  expect((await stream(streamId)).endReason).toBe('broadcaster_lost');
  await expect(id(fan.page, testIds.endedReason)).toBeVisible();
  await Promise.all([creator, fan].map((visitor) => visitor.leave()));
});

test('the figures are saved exactly and outlive a crash of stream-service', async () => {
  // Given: two fans at once, gifts of known worth
  const [creator, first, second] = [await Visitor.arrive(), await Visitor.arrive(), await Visitor.arrive()];
  const streamId = await goLive(creator, freshName('ada'));
  const begun = Date.now();
  await watch(first, streamId);
  await watch(second, streamId);
  await expect(id(creator.page, testIds.viewerCount)).toContainText('2', { timeout: 15_000 });
  await sendGift(first.page, 'Rose');
  await sendGift(second.page, 'Diamond');
  await expect(id(creator.page, testIds.studioEarnings)).toContainText('11');

  // When
  await endStream(creator.page);
  const lasted = (Date.now() - begun) / 1000;
  await expect(id(first.page, testIds.endedPanel)).toBeVisible();
  await until('the figures are final', 30_000, async () => (await stream(streamId)).statisticsFinal);
  await crash('stream-service');

  // Then
  const saved = await stream(streamId);
  expect(saved).toMatchObject({ status: 'ended', endReason: 'creator', statisticsFinal: true });
  expect(saved).toMatchObject({ peakViewers: 2, totalViews: 2, totalGiftsReceived: 11 });
  expect(Math.abs((saved.durationSeconds ?? 0) - lasted)).toBeLessThanOrEqual(30); // on air came before `begun`
  const span = await streamSpan(streamId);
  expect(Math.abs((saved.durationSeconds ?? 0) - span)).toBeLessThanOrEqual(2);
  for (const { page } of [creator, first, second]) {
    await expect(id(page, testIds.endedCoins)).toContainText('11');
    await expect(id(page, testIds.endedPeak)).toContainText('2');
  }
  await Promise.all([creator, first, second].map((visitor) => visitor.leave()));
});

async function streamSpan(streamId: string): Promise<number> {
  const { startedAt, endedAt } = (await stream(streamId)) as unknown as {
    startedAt: string;
    endedAt: string;
  };
  return (Date.parse(endedAt) - Date.parse(startedAt)) / 1000;
}
