import { expect, test } from '@playwright/test';
import { testIds } from '../src/testids';
import { endLive, freshName, liveStream, person, stream, type Person } from './support/api';
import { Visitor, type Wish } from './support/browser';
import { id, saidFromAfar, shownLines, watch } from './support/scenes';
import { until } from './support/suite';

const MEANWHILE = Array.from({ length: 12 }, (_, n) => `said meanwhile ${n + 1}.`);
const EVERYTHING = ['said before', ...MEANWHILE, 'said after'];

test('a laptop that was shut is not counted, and shows on waking what was said meanwhile', async () => {
  const { fan, creator, streamId } = await somebodyWatches();

  fan.sleep();
  await saidFromAfar(creator, streamId, MEANWHILE);
  await until('nobody watches', 35_000, async () => (await stream(streamId)).currentViewers === 0);
  fan.wake();
  await saidFromAfar(creator, streamId, ['said after']);

  await showsEverythingOnce(fan);
  await until('the fan counts again', 20_000, async () => (await stream(streamId)).currentViewers === 1);
  await over(fan, creator, streamId);
});

test('a page that the browser froze shows what was said meanwhile', async () => {
  const { fan, creator, streamId } = await somebodyWatches();
  const cycle = await fan.context.newCDPSession(fan.page);

  await cycle.send('Page.setWebLifecycleState', { state: 'frozen' });
  await saidFromAfar(creator, streamId, MEANWHILE);
  await new Promise((later) => setTimeout(later, 20_000)); // longer than any watch on silence waits
  await cycle.send('Page.setWebLifecycleState', { state: 'active' });
  await saidFromAfar(creator, streamId, ['said after']);

  await showsEverythingOnce(fan);
  expect((await stream(streamId)).currentViewers).toBe(1);
  await over(fan, creator, streamId);
});

test('whoever goes back to a stream finds it as if never left', async () => {
  const { fan, creator, streamId } = await somebodyWatches({ keepsPages: true });

  await fan.open('/live');
  await until('nobody watches', 20_000, async () => (await stream(streamId)).currentViewers === 0);
  await saidFromAfar(creator, streamId, MEANWHILE);
  await fan.page.goBack();
  await saidFromAfar(creator, streamId, ['said after']);

  await showsEverythingOnce(fan);
  await until('the fan counts again', 20_000, async () => (await stream(streamId)).currentViewers === 1);
  await over(fan, creator, streamId);
});

async function somebodyWatches(
  wish: Wish = {},
): Promise<{ fan: Visitor; creator: Person; streamId: string }> {
  const creator = await person(freshName('ada'));
  const streamId = await liveStream(creator);
  const fan = await Visitor.arrive(wish);
  await watch(fan, streamId);
  await saidFromAfar(creator, streamId, ['said before']);
  await expect(id(fan.page, testIds.chatLine)).toHaveCount(1);
  await until('the fan counts', 20_000, async () => (await stream(streamId)).currentViewers === 1);
  return { fan, creator, streamId };
}

async function showsEverythingOnce(fan: Visitor): Promise<void> {
  await expect(id(fan.page, testIds.chatLine)).toHaveCount(EVERYTHING.length);
  const shown = await shownLines(fan.page);
  expect(shown.map(({ text }) => EVERYTHING.find((line) => text.includes(line)))).toEqual(EVERYTHING);
}

async function over(fan: Visitor, creator: Person, streamId: string): Promise<void> {
  await endLive(creator, streamId);
  await fan.leave();
}
