import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const source = resolve(process.cwd(), 'src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' });
const sheets = files.filter((path) => path.endsWith('.css'));

describe('screens', () => {
  it.each(sheets)('%s should not ask for the orientation, which the keyboard of a phone turns', (sheet) => {
    // Given / When
    const css = readFileSync(resolve(source, sheet), 'utf8');
    // Then
    expect(css).not.toContain('orientation:');
  });
});
