import { expect, test } from '@playwright/test';
import pg from 'pg';
import { testIds } from '../src/testids';
import { ask, freshName, stream } from './support/api';
import { Visitor } from './support/browser';
import { viewersInLeases } from './support/leases';
import { goLive, id, watch } from './support/scenes';
import { until } from './support/suite';

test('the count reads 0, 2, 1 on the page, in the API and in the leases', async () => {
  const creator = await Visitor.arrive();
  const [stays, dies] = [await Visitor.arrive(), await Visitor.arrive()];
  const streamId = await goLive(creator, freshName('ada'));
  const database = new pg.Client(viewersInLeases.connection());
  await database.connect();
  const expectCount = async (count: number, milliseconds: number) => {
    await expect(id(creator.page, testIds.viewerCount)).toHaveText(new RegExp(`(^|\\D)${count}(\\D|$)`), {
      timeout: milliseconds,
    });
    await until(
      `the API says ${count}`,
      10_000,
      async () => (await stream(streamId)).currentViewers === count,
    );
    const listed = await ask<{ currentViewers: number }>('GET', `/api/streams/${streamId}/viewers`);
    expect(listed.currentViewers).toBe(count);
    expect(await viewersInLeases.of(database, streamId)).toBe(count);
  };

  await expectCount(0, 10_000);
  await watch(stays, streamId);
  await watch(dies, streamId);
  await expectCount(2, 15_000);
  dies.kill();
  await expectCount(1, 32_000);

  await database.end();
  await Promise.all([creator, stays, dies].map((visitor) => visitor.leave()));
});
