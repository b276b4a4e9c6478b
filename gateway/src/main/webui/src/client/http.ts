import { ProblemError, problemOf, unreachable } from './problem';

export interface HttpOptions {
  /** Origin of the gateway; empty for the page's own. */
  baseUrl?: string;
  /** The signed-in user's token, null for a guest. */
  token: () => string | null;
  /** The device a guest is known by. */
  deviceId: () => string | null;
  fetch?: typeof fetch;
  /**
   * Makes `token()` fresh, at once where it already is. `refused` is a token the server no longer takes, however young
   * it may be: a request that was refused for it is repeated once.
   */
  renewToken?: (refused?: string) => Promise<void>;
  /** The server gave a guest without a device this one. */
  onDevice?: (deviceId: string) => void;
}

export interface Request {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  query?: object;
  body?: unknown;
  /** Makes a repeat safe: the server answers the first attempt again. */
  idempotencyKey?: string;
  /** Carries no token: what gets one must not be refused for the one it replaces. */
  anonymous?: boolean;
  /** How long to wait for an answer, in milliseconds. */
  timeout?: number;
  /** The media type the answer should have; JSON when absent. Refusals are problems in JSON all the same. */
  accept?: string;
}

// The gateway itself answers within 2 s (uploads 10 s); past this the line is dead.
const ANSWER_WITHIN = 10_000;

/** Sends requests as the contract wants them and turns every refusal into a {@link ProblemError}. */
export class Http {
  constructor(private readonly options: HttpOptions) {}

  async send<T>(path: string, request: Request = {}): Promise<T> {
    const response = await this.answer(path, request);
    if (response.status === 204) return undefined as T;
    return whole(() => response.json() as Promise<T>);
  }

  /** For what is no JSON: the answer as it is written. */
  async text(path: string, request: Request = {}): Promise<string> {
    const response = await this.answer(path, request);
    return whole(() => response.text());
  }

  private async answer(path: string, request: Request): Promise<Response> {
    const token = request.anonymous ? null : this.options.token();
    const response = await this.fetch(path, request, token);
    if (response.status === 401 && token && this.options.renewToken) {
      await this.options.renewToken(token);
      const renewed = this.options.token();
      if (renewed && renewed !== token) return this.accepted(await this.fetch(path, request, renewed));
    }
    return this.accepted(response);
  }

  private async fetch(path: string, request: Request, token: string | null): Promise<Response> {
    const send = this.options.fetch ?? globalThis.fetch;
    const form = typeof FormData !== 'undefined' && request.body instanceof FormData;
    try {
      return await send.call(
        globalThis,
        `${this.options.baseUrl ?? ''}${path}${queryString(request.query)}`,
        {
          method: request.method ?? 'GET',
          headers: this.headers(request, token, form),
          body: form
            ? (request.body as FormData)
            : request.body === undefined
              ? undefined
              : JSON.stringify(request.body),
          signal: AbortSignal.timeout(request.timeout ?? ANSWER_WITHIN),
        },
      );
    } catch {
      throw unreachable();
    }
  }

  private headers(request: Request, token: string | null, form: boolean): Record<string, string> {
    const accept = request.accept ? `${request.accept}, application/problem+json` : 'application/json';
    const headers: Record<string, string> = { Accept: accept };
    if (request.body !== undefined && !form) headers['Content-Type'] = 'application/json';
    if (request.idempotencyKey) headers['Idempotency-Key'] = request.idempotencyKey;
    const device = this.options.deviceId();
    if (token) headers.Authorization = `Bearer ${token}`;
    else if (device) headers['Ovation-Device'] = device;
    return headers;
  }

  private async accepted(response: Response): Promise<Response> {
    const device = response.headers.get('Ovation-Device');
    if (device) this.options.onDevice?.(device);
    if (!response.ok) throw await problemOf(response);
    return response;
  }
}

async function whole<T>(body: () => Promise<T>): Promise<T> {
  try {
    return await body();
  } catch {
    throw new ProblemError({ ...unreachable(), title: 'Broken answer', detail: 'The answer was cut off.' });
  }
}

function queryString(query: Request['query']): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null && value !== '') parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text ? `?${text}` : '';
}
