import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contrast } from './oklch';

const css = readFileSync(resolve(process.cwd(), 'src/styles/tokens.css'), 'utf8');

/** The custom properties of the first rule whose selector is exactly `selector`. */
function tokensOf(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`no rule ${selector}`);
  const body = css.slice(start, css.indexOf('}', start));
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]),
  );
}

const dark = tokensOf(':root');
const light = { ...dark, ...tokensOf(":root[data-theme='light']") };
const bySystem = { ...dark, ...tokensOf(":root:not([data-theme='dark'])") };
const overPicture = { ...dark, ...tokensOf('[data-over-picture]') };

const grounds = ['house', 'box', 'raised'];
const texts = [
  'text',
  'soft',
  'faint',
  'coin',
  'live',
  'wrong',
  'good',
  'common',
  'rare',
  'epic',
  'legendary',
];
const controls = ['spotlight', 'focus', 'edge'];

describe.each([
  ['dark', dark],
  ['light', light],
  ['over a picture', overPicture],
])('tokens in %s', (theme, tokens) => {
  const over = theme === 'over a picture' ? ['box', 'raised'] : grounds;

  it.each(texts.flatMap((text) => over.map((ground) => [text, ground])))(
    'should read when %s stands on %s',
    (text, ground) => {
      expect(contrast(tokens[text!]!, tokens[ground!]!)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(controls.flatMap((control) => over.map((ground) => [control, ground])))(
    'should be seen when %s is drawn on %s',
    (control, ground) => {
      expect(contrast(tokens[control!]!, tokens[ground!]!)).toBeGreaterThanOrEqual(3);
    },
  );

  it('should read when text stands on a filled control', () => {
    expect(contrast(tokens.ink!, tokens.spotlight!)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(tokens.ink!, tokens['spotlight-lit']!)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(tokens['on-live']!, tokens['live-fill']!)).toBeGreaterThanOrEqual(4.5);
  });
});

describe('light by the system', () => {
  it('should be the same light when chosen by the toggle', () => {
    expect(bySystem).toEqual(light);
  });
});

describe('contrast', () => {
  it('should be 21 when black meets white', () => {
    expect(contrast('oklch(0 0 0)', 'oklch(1 0 0)')).toBeCloseTo(21, 1);
  });
});
