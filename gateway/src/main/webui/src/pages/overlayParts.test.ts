import { describe, expect, it } from 'vitest';
import { overlayParts } from './overlayParts';

describe('overlayParts', () => {
  it.each([
    [null, ['goal', 'hype', 'gifts']],
    ['', ['goal', 'hype', 'gifts']],
    ['goal', ['goal']],
    ['gifts,goal', ['goal', 'gifts']],
    [' Hype , GIFTS', ['hype', 'gifts']],
    ['goal,chat,__proto__', ['goal']],
    ['chat', ['goal', 'hype', 'gifts']],
  ])('should show for %s: %s', (show, parts) => {
    expect([...overlayParts(show)]).toEqual(parts);
  });
});
