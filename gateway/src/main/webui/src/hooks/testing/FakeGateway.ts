import { vi } from 'vitest';

import { json, problem, token } from '../../client/testing/samples';

interface Asked {
  path: string;
  query: URLSearchParams;
  method: string;
  headers: Record<string, string>;
  body: unknown;
}

type Answer = (request: Asked) => Response;

/** A gateway whose answers the test names by `METHOD /path`; everything else is 404. */
export class FakeGateway {
  readonly requests: Asked[] = [];
  private readonly answers = new Map<string, Answer>();

  constructor() {
    this.answer('POST /api/identity/token', ({ body, headers }) => {
      // The gateway looks at a token that comes along, also where none is needed.
      if (headers.Authorization) return problem(401, 'invalid-token');
      const { username } = body as { username: string };
      const claims = { accessToken: token(username), expiresAt: '', userId: `${username}-id`, username };
      return json(claims);
    });
    this.answer('GET /api/wallet', () => json({ userId: 'ada-id', balance: 1000 }));
  }

  answer(route: string, answer: Answer): void {
    this.answers.set(route, answer);
  }

  count(route: string): number {
    return this.requests.filter(({ method, path }) => `${method} ${path}` === route).length;
  }

  readonly fetch = vi.fn<typeof fetch>(async (url, init) => {
    const { pathname, searchParams } = new URL(String(url), 'http://here');
    const request = {
      path: pathname,
      query: searchParams,
      method: init?.method ?? 'GET',
      headers: (init?.headers ?? {}) as Record<string, string>,
      body: typeof init?.body === 'string' ? (JSON.parse(init.body) as unknown) : init?.body,
    };
    this.requests.push(request);
    return this.answers.get(`${request.method} ${pathname}`)?.(request) ?? problem(404, 'not-found');
  });
}
