/** One spark or one paper. Its path is a formula of its age, so a slow page drops frames, never the fall. */
export interface Particle {
  alive: boolean;
  kind: 'spark' | 'trail' | 'paper';
  /** Milliseconds of the page's animation clock. */
  bornAt: number;
  diesAt: number;
  /** Start, in CSS pixels of the canvas. */
  x: number;
  y: number;
  /** Pixels per second at the start. */
  vx: number;
  vy: number;
  size: number;
  colour: string;
  /** Turns and sways of a paper: start angle and radians per second. */
  angle: number;
  spin: number;
}

/** Four shows of the largest kind at once: 3 shells of 80 sparks and their trails. */
export const POOL_SIZE = 4 * (3 * 80 + 3);

/** A fixed number of particles, made once and used again, so that a rain of gifts makes no garbage. */
export class ParticlePool {
  private readonly particles: Particle[] = Array.from({ length: POOL_SIZE }, blank);

  /** The next free particle to fill in, or null when all are flying: the show is then a little thinner. */
  take(): Particle | null {
    const free = this.particles.find((each) => !each.alive);
    if (!free) return null;
    free.alive = true;
    return free;
  }

  /** Every particle that flies at `now`; those whose time is over are free again. */
  *flying(now: number): Generator<Particle> {
    for (const each of this.particles) {
      if (each.alive && each.diesAt <= now) each.alive = false;
      if (each.alive && each.bornAt <= now) yield each;
    }
  }

  /** Whether anything flies or is still to be born. */
  get busy(): boolean {
    return this.particles.some((each) => each.alive);
  }

  clear(): void {
    for (const each of this.particles) each.alive = false;
  }
}

function blank(): Particle {
  return {
    alive: false,
    kind: 'spark',
    bornAt: 0,
    diesAt: 0,
    x: 0,
    y: 0,
    vx: 0,
    vy: 0,
    size: 0,
    colour: '',
    angle: 0,
    spin: 0,
  };
}
