import { describe, expect, it } from 'vitest';
import { DURATION } from './figures';
import { ParticlePool, POOL_SIZE } from './ParticlePool';
import { confetti, fireworks } from './shows';

const area = { width: 390, height: 844 };

describe.each([
  ['fireworks', fireworks, 243],
  ['confetti', confetti, 160],
] as const)('%s', (name, show, particles) => {
  it('should use its figures and be over in time', () => {
    // Given
    const pool = new ParticlePool();
    // When
    show(pool, area, 1000, 'gift-1');
    // Then
    const everything = [...pool.flying(1000 + 1100)].length;
    expect(everything).toBeGreaterThan(particles / 2);
    expect([...pool.flying(1000 + DURATION[name])]).toEqual([]);
    expect(pool.busy).toBe(false);
  });

  it('should draw the same for the same gift on every page', () => {
    // Given
    const [one, other] = [new ParticlePool(), new ParticlePool()];
    // When
    show(one, area, 0, 'same');
    show(other, area, 0, 'same');
    // Then
    expect([...one.flying(900)]).toEqual([...other.flying(900)]);
  });
});

describe('ParticlePool', () => {
  it('should give no more than it holds and take back what has burnt out', () => {
    // Given
    const pool = new ParticlePool();
    for (let i = 0; i < POOL_SIZE; i++) pool.take()!.diesAt = 10;
    expect(pool.take()).toBeNull();
    // When
    expect([...pool.flying(10)]).toEqual([]);
    // Then
    expect(pool.take()).not.toBeNull();
  });
});
