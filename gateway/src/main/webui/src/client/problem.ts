// Begins the slug of an answer that carries no problem.
const BETWEEN = 'http-';

/** One field a request was refused for. */
export interface Violation {
  field: string;
  message: string;
}

interface ProblemFields {
  status: number;
  slug: string;
  title: string;
  detail: string;
  retryAfter?: number;
  violations?: Violation[];
  members?: Record<string, unknown>;
}

/**
 * Why a request was refused: an RFC 9457 problem, or `status` 0 with slug `unreachable` when no answer came at all.
 * Extension members such as `balance` and `required` of `insufficient-coins` are in `members`.
 */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly status: number;
  /** The last part of the problem's type: `rate-limited`, `stream-not-live` … */
  readonly slug: string;
  readonly title: string;
  readonly detail: string;
  /** Seconds to wait before asking again. */
  readonly retryAfter?: number;
  readonly violations?: Violation[];
  readonly members: Record<string, unknown>;

  constructor(fields: ProblemFields) {
    super(fields.detail || fields.title);
    this.status = fields.status;
    this.slug = fields.slug;
    this.title = fields.title;
    this.detail = fields.detail;
    this.retryAfter = fields.retryAfter;
    this.violations = fields.violations;
    this.members = fields.members ?? {};
  }

  /** Nobody knows whether the write happened: only repeating it with the same key tells. */
  get outcomeUnknown(): boolean {
    return this.status === 0 || this.slug === 'outcome-unknown' || this.slug === 'idempotency-in-progress';
  }

  /** The other side is away for the moment; asking again later may help. */
  get temporary(): boolean {
    return this.outcomeUnknown || this.status === 503 || this.status === 502 || this.status === 504;
  }
}

/** The problem that stands for "no answer". */
export function unreachable(): ProblemError {
  return new ProblemError({
    status: 0,
    slug: 'unreachable',
    title: 'No answer',
    detail: 'Ovation does not answer. Check your connection; we keep trying.',
  });
}

/** Turns anything thrown into a problem, so that callers have one shape to show. */
export function asProblem(error: unknown): ProblemError {
  return error instanceof ProblemError ? error : unreachable();
}

/** Reads the problem out of an answer; an answer that carries none still becomes one. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const body = await response
    .json()
    .then((json: unknown) => (isRecord(json) ? json : {}))
    .catch(() => ({}) as Record<string, unknown>);
  const { type, title, status: _status, detail, instance: _instance, violations, ...members } = body;
  return new ProblemError({
    status: response.status,
    slug: slugOf(type) ?? response.headers.get('Ovation-Problem') ?? BETWEEN + response.status,
    title: text(title) ?? response.statusText,
    detail: text(detail) ?? '',
    retryAfter: seconds(response.headers.get('Retry-After')) ?? seconds(members.retryAfter),
    violations: Array.isArray(violations) ? (violations as Violation[]) : undefined,
    members,
  });
}

/**
 * Whether a refusal was said by something in between, an ingress or a portal, and so says nothing of Ovation's will: it
 * carries no problem of ours, or is a proxy's lost patience.
 */
export function isFromBetween(status: number, slug: string): boolean {
  return status === 408 || slug.startsWith(BETWEEN);
}

/**
 * Whether a refusal is Ovation's will and asking again changes nothing: not what passes (no answer, 429, 5xx), and not what
 * something in between said.
 */
export function isFinal({ status, slug, temporary }: ProblemError): boolean {
  return !temporary && status < 500 && status !== 429 && !isFromBetween(status, slug);
}

/** The slug of a problem type such as `/problems/too-slow`. */
export function slugOf(type: unknown): string | null {
  if (typeof type !== 'string' || !type.includes('/problems/')) return null;
  return type.slice(type.lastIndexOf('/') + 1) || null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function seconds(value: unknown): number | undefined {
  if (value == null || value === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) && number >= 0 ? number : undefined;
}
