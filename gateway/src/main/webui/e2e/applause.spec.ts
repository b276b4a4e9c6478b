import { expect, test } from '@playwright/test';
import { testIds } from '../src/testids';
import { freshName, stream } from './support/api';
import { Visitor } from './support/browser';
import type { SampledGift } from './support/instruments';
import { goLive, id, sendGift, watch } from './support/scenes';
import { until } from './support/suite';

const DURATION: Record<string, number> = { float: 1800, burst: 1200, fireworks: 2400, confetti: 3000 };
const SHOWS = [
  { gift: 'Rose', kind: 'float' },
  { gift: 'Star', kind: 'burst' },
  { gift: 'Rocket', kind: 'fireworks' },
  { gift: 'Mansion', kind: 'confetti' },
];

test('each gift plays on all pages at the same moment, as drawn, and leaves', async () => {
  const visitors = [await Visitor.arrive(), await Visitor.arrive(), await Visitor.arrive()];
  const [creator, sender, other] = visitors as [Visitor, Visitor, Visitor];
  const streamId = await goLive(creator, freshName('ada'));
  await watch(sender, streamId);
  await watch(other, streamId);

  for (const { gift, kind } of SHOWS) {
    // When
    await sendGift(sender.page, gift);

    // Then
    const seen: SampledGift[] = [];
    for (const { page } of visitors) {
      await until(`${gift} was played and removed`, 20_000, () =>
        page.evaluate(
          ([wanted]) =>
            Object.values(window.ovationGifts).some(
              (each) => each.kind === wanted && Date.now() - each.last > 700,
            ),
          [kind],
        ),
      );
      const sampled = await page.evaluate(
        ([wanted]) => Object.values(window.ovationGifts).find((each) => each.kind === wanted),
        [kind],
      );
      seen.push(sampled as SampledGift);
    }
    const starts = seen.map((each) => each.first);
    expect(Math.max(...starts) - Math.min(...starts), `${gift} starts together`).toBeLessThanOrEqual(500);
    seen.forEach((each) => expectAsDrawn(each));
  }

  await expect(id(creator.page, testIds.studioEarnings)).toContainText('126');
  expect((await stream(streamId)).totalGiftsReceived).toBe(126);
  await Promise.all(visitors.map((visitor) => visitor.leave()));
});

function expectAsDrawn(gift: SampledGift): void {
  const { kind, samples, first, last } = gift;
  expect(last - first, `${kind} is gone half a second after its time`).toBeLessThanOrEqual(
    (DURATION[kind] ?? 0) + 500,
  );
  if (kind === 'float') {
    const rise = Math.max(...samples.map((s) => -s.y));
    expect(rise).toBeGreaterThanOrEqual(150);
    const midway = samples.filter((s) => -s.y > 60 && -s.y < 140);
    expect(midway.length).toBeGreaterThan(0);
    expect(Math.min(...midway.map((s) => s.opacity))).toBeGreaterThan(0.5);
  }
  if (kind === 'burst') expect(Math.max(...samples.map((s) => s.scale))).toBeGreaterThanOrEqual(1.45);
  if (kind === 'fireworks' || kind === 'confetti') {
    expect(Math.max(...samples.map((s) => s.painted))).toBeGreaterThan(500);
  }
}
