import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { RoomServiceClient } from 'livekit-server-sdk';
import { testIds } from '../src/testids';
import { ask, freshName, gateway } from './support/api';
import { Visitor } from './support/browser';
import { endStream, goLive, id, media, watch } from './support/scenes';
import { mediaServer } from './support/mediaServer';
import { until } from './support/suite';

test('two fans see the moving picture in 720p and hear it', async () => {
  // Given
  const [creator, first, second] = [await Visitor.arrive(), await Visitor.arrive(), await Visitor.arrive()];
  const streamId = await goLive(creator, freshName('ada'));

  // When
  await watch(first, streamId);
  await watch(second, streamId);

  // Then
  for (const { page } of [first, second]) {
    await until('720 lines', 60_000, async () => (await media(page)).height >= 720);
    const before = await media(page);
    // A machine that has much to do is sent the small picture for a while.
    let after = before;
    await until('60 frames in 5 s, with 720 lines', 60_000, async () => {
      const begun = await media(page);
      await page.evaluate(() => new Promise((later) => setTimeout(later, 5000)));
      after = await media(page);
      return after.frames - begun.frames >= 60 && begun.height >= 720 && after.height >= 720;
    });
    expect(after.audioEnergy).toBeGreaterThan(before.audioEnergy);
  }
  await endStream(creator.page);
  await expect(id(first.page, testIds.endedPanel)).toBeVisible();
  await Promise.all([creator, first, second].map((visitor) => visitor.leave()));
});

test('a fan who cheats its own permission check publishes nothing', async () => {
  // Given: a live room, and a client that believes it may publish
  const creator = await Visitor.arrive();
  const cheat = await Visitor.arrive();
  const streamId = await goLive(creator, freshName('ada'));
  const pass = await ask<{ token: string; url: string; room: string; identity: string }>(
    'GET',
    `/api/streams/${streamId}/token`,
  );
  const library = fileURLToPath(
    new URL('../node_modules/livekit-client/dist/livekit-client.umd.js', import.meta.url),
  );
  const session = await cheat.context.newCDPSession(cheat.page);
  await cheat.page.goto(`${gateway()}/live`);
  await session.send('Runtime.evaluate', { expression: readFileSync(library, 'utf8') });

  // When
  const tried = await cheat.page.evaluate(
    async ([url, token]) => {
      // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the library's inside is what is cheated here
      const { Room } = (window as any).LivekitClient;
      const room = new Room();
      await room.connect(url, token);
      room.localParticipant.hasPermissionsToPublish = () => true;
      return Promise.race([
        room.localParticipant.setCameraEnabled(true).then(
          () => 'published',
          (refusal: Error) => refusal.message,
        ),
        new Promise<string>((later) => setTimeout(() => later('no answer'), 8000)),
      ]);
    },
    [pass.url, pass.token],
  );

  // Then: whatever the client believes, the server lists no track of it
  const { apiUrl, apiKey, apiSecret } = mediaServer();
  const seen = await new RoomServiceClient(apiUrl, apiKey, apiSecret).getParticipant(
    pass.room,
    pass.identity,
  );
  expect(seen.tracks, `the client said: ${tried}`).toHaveLength(0);
  expect(tried).not.toBe('published');
  await endStream(creator.page);
  await Promise.all([creator, cheat].map((visitor) => visitor.leave()));
});
