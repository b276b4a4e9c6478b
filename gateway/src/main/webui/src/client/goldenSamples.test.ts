import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

import { isEventData, isEventType, parseEvent } from './validators';

const samples = resolve(__dirname, '../../../../../../libs/contracts/src/main/resources/samples');
const files = readdirSync(samples).filter((file) => file.endsWith('.json'));
// Their audience is internal: gateways never send them to a browser.
const internal = ['gift:concentrated', 'gift:closed', 'viewer:closed'];

describe('golden samples', () => {
  it('should be there', () => expect(files.length).toBeGreaterThan(0));

  it.each(files)('%s should parse as the event its name says', (file) => {
    // Given
    const type = file.replace(/\.json$/, '').replace('.', ':');
    const data: unknown = JSON.parse(readFileSync(resolve(samples, file), 'utf8'));

    // When
    const event = parseEvent({ id: 'e1', type, at: '2026-11-22T20:00:00Z', data });

    // Then
    if (internal.includes(type)) expect(event).toBeNull();
    else expect(event).toMatchObject({ type, data });
  });

  it.each(files.filter((file) => !internal.includes(file.replace(/\.json$/, '').replace('.', ':'))))(
    '%s should be refused when a field it needs is of another type',
    (file) => {
      const type = file.replace(/\.json$/, '').replace('.', ':');
      const data = JSON.parse(readFileSync(resolve(samples, file), 'utf8')) as object;
      const required = 'streamId' in data ? 'streamId' : 'id';

      expect(isEventType(type) && isEventData(type, { ...data, [required]: 7 })).toBe(false);
    },
  );

  it('should take a gift from before there were combos for one without', () => {
    // Given
    const data: unknown = JSON.parse(
      readFileSync(resolve(samples, 'past/gift.sent.without-combo.json'), 'utf8'),
    );

    // When
    const event = parseEvent({ id: 'e1', type: 'gift:sent', at: '2026-11-22T20:00:00Z', data });

    // Then
    const without = { comboId: null, comboCount: 0, comboCoins: 0, comboExpiresAt: null };
    expect(event?.data).toEqual({ ...(data as object), ...without });
  });

  it.each([{ comboId: 7 }, { comboCount: '8' }, { comboCoins: '8' }, { comboExpiresAt: 1795377963500 }])(
    'should refuse a gift with %o',
    (change) => {
      const data = JSON.parse(readFileSync(resolve(samples, 'gift.sent.json'), 'utf8')) as object;

      expect(isEventData('gift:sent', { ...data, ...change })).toBe(false);
    },
  );

  it.each([
    ['goal.progress.json', { coins: '120' }],
    ['goal.progress.json', { active: 'true' }],
    ['goal.progress.json', { version: null }],
    ['goal.progress.json', { reachedAt: 1795377963500 }],
    ['goal.reached.json', { targetCoins: null }],
    ['goal.reached.json', { reachedAt: null }],
    ['hype.started.json', { hypeId: null }],
    ['hype.started.json', { level: '1' }],
    ['hype.progress.json', { levelTarget: null }],
    ['hype.progress.json', { topContributors: null }],
    ['hype.progress.json', { topContributors: [{ rank: 1, username: 'grace' }] }],
    ['hype.progress.json', { expiresAt: 1795377963500 }],
    ['hype.ended.json', { version: null }],
  ])('should refuse %s with %o', (file, change) => {
    const data = JSON.parse(readFileSync(resolve(samples, file), 'utf8')) as object;
    const type = file.replace(/\.json$/, '').replace('.', ':');

    expect(isEventType(type) && isEventData(type, { ...data, ...change })).toBe(false);
  });

  it('should ignore types it does not know and fields it does not know', () => {
    expect(parseEvent({ id: 'e', type: 'poll:opened', at: 'now', data: {} })).toBeNull();
    expect(
      parseEvent({
        id: 'e',
        type: 'chat:deleted',
        at: 'now',
        data: { streamId: 's', messageId: 'm', by: 'u', why: 1 },
      }),
    ).not.toBeNull();
  });

  it('should not take an event type for one it inherited', () => {
    expect(parseEvent({ id: 'e', type: 'constructor', at: 'now', data: {} })).toBeNull();
  });
});
