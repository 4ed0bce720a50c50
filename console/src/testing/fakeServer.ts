import { afterEach, beforeEach, vi } from 'vitest';

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: unknown;
}

type Answer = { readonly status: number; readonly body: unknown } | 'unreachable';

interface FakeServer {
  /** What the pages sent, oldest first. */
  readonly seen: Seen[];
  /** From now on `METHOD /path` is answered so. */
  answer: (route: string, status: number, body: unknown) => void;
  /** From now on nothing comes back from `METHOD /path`. */
  breakDown: (route: string) => void;
  requests: (route: string) => Seen[];
}

/** Stands behind `fetch` for the tests of a file. A request that no test announced fails it. */
export function fakeServer(): FakeServer {
  const answers = new Map<string, Answer>();
  const seen: Seen[] = [];

  beforeEach(() => {
    answers.clear();
    seen.length = 0;
    vi.stubGlobal('fetch', (input: string, init: RequestInit = {}) => {
      const method = init.method ?? 'GET';
      const headers = new Headers(init.headers);
      const isJson = headers.get('Content-Type') === 'application/json';
      const sent = typeof init.body === 'string' ? init.body : null;
      const body = sent !== null && isJson ? (JSON.parse(sent) as unknown) : sent;
      seen.push({ method, path: input, headers, body });
      const answer = answers.get(`${method} ${input}`);
      if (answer === undefined) throw new Error(`No answer was set for ${method} ${input}`);
      if (answer === 'unreachable') return Promise.reject(new TypeError('Failed to fetch'));
      const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
      return Promise.resolve(
        new Response(answer.body === null ? null : text, { status: answer.status }),
      );
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  return {
    seen,
    answer: (route, status, body) => answers.set(route, { status, body }),
    breakDown: (route) => answers.set(route, 'unreachable'),
    requests: (route) => seen.filter(({ method, path }) => `${method} ${path}` === route),
  };
}
