import { expect, test } from '@playwright/test';
import { testIds } from '../src/testids';
import { freshName, person, sayFromAfar } from './support/api';
import { Visitor } from './support/browser';
import { goLive, id, say, shownLines, watch } from './support/scenes';
import { until } from './support/suite';

test('ten more people chat: all lines on all pages, in one order', async () => {
  // Given
  const visitors = [await Visitor.arrive(), await Visitor.arrive(), await Visitor.arrive()];
  const [creator, first, second] = visitors as [Visitor, Visitor, Visitor];
  const streamId = await goLive(creator, freshName('ada'));
  await watch(first, streamId);
  await watch(second, streamId);

  // When
  await say(first.page, 'Hello from the first row');
  const crowd = await Promise.all(Array.from({ length: 10 }, () => person(freshName('guest'))));
  await Promise.all(
    crowd.flatMap((each, who) => [1, 2, 3].map((n) => sayFromAfar(each, streamId, `line ${n} of ${who}`))),
  );

  // Then
  for (const { page } of visitors) {
    await until('31 lines', 20_000, async () => (await shownLines(page)).length === 31);
  }
  const [seen, ...others] = await Promise.all(visitors.map(({ page }) => shownLines(page)));
  const order = (seen ?? []).map((line) => line.seq);
  expect(order).toEqual([...order].sort((a, b) => a - b));
  for (const other of others) expect(other.map((line) => line.seq)).toEqual(order);
  await Promise.all(visitors.map((visitor) => visitor.leave()));
});

test('a fan who was offline for ten seconds has the same lines as one who was not', async () => {
  // Given
  const visitors = [await Visitor.arrive(), await Visitor.arrive(), await Visitor.arrive()];
  const [creator, steady, traveller] = visitors as [Visitor, Visitor, Visitor];
  const streamId = await goLive(creator, freshName('ada'));
  await watch(steady, streamId);
  await watch(traveller, streamId);
  await say(steady.page, 'before the tunnel');
  await expect(id(traveller.page, testIds.chatLine)).toHaveCount(1);

  // When
  await traveller.context.setOffline(true);
  const begun = Date.now();
  for (let n = 1; n <= 5; n++) await say(steady.page, `in the tunnel ${n}`);
  await until('ten seconds have passed', 15_000, () => Date.now() - begun >= 10_000);
  await traveller.context.setOffline(false);
  await say(steady.page, 'after the tunnel');

  // Then
  await until('the lines are equal', 40_000, async () => {
    const [there, here] = await Promise.all([shownLines(traveller.page), shownLines(steady.page)]);
    return (
      here.length === 7 && JSON.stringify(there.map((l) => l.seq)) === JSON.stringify(here.map((l) => l.seq))
    );
  });
  await Promise.all(visitors.map((visitor) => visitor.leave()));
});
