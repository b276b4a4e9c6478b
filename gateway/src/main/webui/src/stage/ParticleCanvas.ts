import type { AnimationType } from '../client';
import { ParticlePool, type Particle } from './ParticlePool';
import { confetti, DRAG, fireworks, GRAVITY } from './shows';

const FADE = 350;

interface Show {
  stage?: HTMLElement | null;
  begun?: number;
}

/** Draws all particles of a page on one canvas. The loop runs only while something flies. */
export class ParticleCanvas {
  private readonly pool = new ParticlePool();
  private readonly pen: CanvasRenderingContext2D | null;
  private frame = 0;
  private width = 0;
  private height = 0;

  constructor(private readonly canvas: HTMLCanvasElement) {
    this.pen = canvas.getContext('2d');
  }

  /**
   * Starts the particles of a gift; floats and bursts have none. `id` seeds the show. Fireworks open over `stage`, an
   * element at the canvas's upper left corner, or over the whole canvas; confetti falls over all of it. `begun` is when
   * the show began, on the page's animation clock: now when absent.
   */
  play(animation: AnimationType, id: string, { stage, begun = performance.now() }: Show = {}): void {
    if (animation !== 'fireworks' && animation !== 'confetti') return;
    this.fit();
    const whole = { width: this.width, height: this.height };
    const lit = stage ? { width: stage.clientWidth, height: stage.clientHeight } : whole;
    if (animation === 'fireworks') fireworks(this.pool, lit, begun, id);
    else confetti(this.pool, whole, begun, id);
    if (this.frame === 0) this.frame = requestAnimationFrame(this.draw);
  }

  close(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.pool.clear();
  }

  private fit(): void {
    // More than 1.5 pixels a CSS pixel costs a phone frames and shows nothing in a spark.
    const density = Math.min(window.devicePixelRatio || 1, 1.5);
    this.width = this.canvas.clientWidth;
    this.height = this.canvas.clientHeight;
    const [width, height] = [Math.round(this.width * density), Math.round(this.height * density)];
    if (this.canvas.width !== width) this.canvas.width = width;
    if (this.canvas.height !== height) this.canvas.height = height;
    this.pen?.setTransform(density, 0, 0, density, 0, 0);
  }

  private readonly draw = (): void => {
    const pen = this.pen;
    if (!pen) return;
    const now = performance.now();
    pen.clearRect(0, 0, this.width, this.height);
    for (const particle of this.pool.flying(now)) drawParticle(pen, particle, now);
    pen.globalAlpha = 1;
    this.frame = this.pool.busy ? requestAnimationFrame(this.draw) : 0;
  };
}

function drawParticle(pen: CanvasRenderingContext2D, particle: Particle, now: number): void {
  pen.globalAlpha = Math.min(1, (particle.diesAt - now) / FADE);
  if (particle.kind === 'paper') drawPaper(pen, particle, now);
  else drawStreak(pen, particle, now);
}

/** A spark or a rising shell: a short line along its way. */
function drawStreak(pen: CanvasRenderingContext2D, particle: Particle, now: number): void {
  const age = (now - particle.bornAt) / 1000;
  const path = particle.kind === 'spark' ? slowed : straight;
  const [x, y] = path(particle, age);
  const [fromX, fromY] = path(particle, Math.max(0, age - 0.06));
  pen.strokeStyle = particle.colour;
  pen.lineWidth = particle.size;
  pen.lineCap = 'round';
  pen.beginPath();
  pen.moveTo(fromX, fromY);
  pen.lineTo(x, y);
  pen.stroke();
}

function drawPaper(pen: CanvasRenderingContext2D, paper: Particle, now: number): void {
  const age = (now - paper.bornAt) / 1000;
  const [x, y] = straight(paper, age);
  const turn = paper.angle + paper.spin * age;
  pen.save();
  pen.translate(x + Math.sin(turn) * 18, y);
  pen.rotate(turn);
  pen.scale(1, 0.35 + 0.65 * Math.abs(Math.cos(turn * 1.7)));
  pen.fillStyle = paper.colour;
  pen.fillRect(-paper.size / 2, -paper.size, paper.size, paper.size * 2);
  pen.restore();
}

function straight(particle: Particle, age: number): [number, number] {
  return [particle.x + particle.vx * age, particle.y + particle.vy * age];
}

/** Linear drag has a closed form: v/k · (1 − e^(−k·t)). */
function slowed(particle: Particle, age: number): [number, number] {
  const way = (1 - Math.exp(-DRAG * age)) / DRAG;
  return [particle.x + particle.vx * way, particle.y + particle.vy * way + (GRAVITY * age * age) / 2];
}
