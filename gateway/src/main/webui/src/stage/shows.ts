import { DURATION } from './figures';
import type { ParticlePool } from './ParticlePool';
import { seeded } from './random';

/** The canvas in CSS pixels. */
export interface Area {
  width: number;
  height: number;
}

const WARM = ['#ffd166', '#ffb347', '#fff1c9', '#ff7a5c'];
const COOL = ['#8ecbff', '#c9a2ff', '#f3e9ff', '#6ee7d8'];
const ROSE = ['#ff8fa3', '#ffd6e0', '#ff5c7a', '#fff1c9'];
const PAPER = ['#ffd166', '#ff7a5c', '#8ecbff', '#c9a2ff', '#6ee7b0', '#fff1c9'];

const SHELLS = 3;
const SPARKS = 80;
const RISE = 350;
const BETWEEN_SHELLS = 330;
const PAPERS = 160;

/** Air that slows sparks down, per second, and what pulls them, in pixels per second². */
export const DRAG = 2.4;
export const GRAVITY = 190;

/** Up to three shells rise and open into 80 sparks each; the last spark is out after 2.4 s. */
export function fireworks(pool: ParticlePool, area: Area, now: number, id: string): void {
  const random = seeded(id);
  const reach = Math.min(area.width, area.height);
  for (let shell = 0; shell < SHELLS; shell++) {
    const x = area.width * (0.5 + (shell - 1) * 0.24 + (random() - 0.5) * 0.08);
    const y = area.height * (0.2 + random() * 0.18);
    const launchedAt = now + shell * BETWEEN_SHELLS;
    trail(pool, { x, from: area.height * 0.9, to: y, launchedAt });
    const colours = [WARM, COOL, ROSE][(shell + Math.floor(random() * 3)) % 3]!;
    for (let i = 0; i < SPARKS; i++) {
      const spark = pool.take();
      if (!spark) return;
      const direction = (i / SPARKS) * 2 * Math.PI + random() * 0.16;
      const speed = reach * (0.45 + 0.55 * Math.sqrt(random()));
      spark.kind = 'spark';
      spark.bornAt = launchedAt + RISE;
      spark.diesAt = Math.min(now + DURATION.fireworks, spark.bornAt + 900 + random() * 500);
      spark.x = x;
      spark.y = y;
      spark.vx = Math.cos(direction) * speed;
      spark.vy = Math.sin(direction) * speed;
      spark.size = 2 + random() * 1.6;
      spark.colour = colours[Math.floor(random() * colours.length)]!;
    }
  }
}

function trail(pool: ParticlePool, way: { x: number; from: number; to: number; launchedAt: number }): void {
  const rising = pool.take();
  if (!rising) return;
  rising.kind = 'trail';
  rising.bornAt = way.launchedAt;
  rising.diesAt = way.launchedAt + RISE;
  rising.x = way.x;
  rising.y = way.from;
  rising.vx = 0;
  rising.vy = (way.to - way.from) / (RISE / 1000);
  rising.size = 3;
  rising.colour = '#fff1c9';
}

/** One fall of 160 papers over the whole stage; the last one is down after 3 s. */
export function confetti(pool: ParticlePool, area: Area, now: number, id: string): void {
  const random = seeded(id);
  for (let i = 0; i < PAPERS; i++) {
    const paper = pool.take();
    if (!paper) return;
    paper.kind = 'paper';
    paper.bornAt = now + random() * 500;
    paper.diesAt = now + DURATION.confetti - random() * 250;
    paper.x = area.width * random();
    paper.y = -20 - random() * area.height * 0.3;
    paper.vx = (random() - 0.5) * 60;
    // The whole way in the time there is, so that nothing stands still in the air at the end.
    paper.vy = (area.height * 1.05 - paper.y) / ((paper.diesAt - paper.bornAt) / 1000);
    paper.size = 6 + random() * 5;
    paper.colour = PAPER[Math.floor(random() * PAPER.length)]!;
    paper.angle = random() * Math.PI * 2;
    paper.spin = (random() < 0.5 ? -1 : 1) * (2 + random() * 5);
  }
}
