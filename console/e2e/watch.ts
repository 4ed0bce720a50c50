import type { BrowserContext } from 'playwright-core';

/** The browser's own line about an answer above 399, which is judged by the answer itself. */
const REPEATED = 'Failed to load resource';
/** A request that ends because its page was left, as polls and event streams do. */
const LEFT = 'net::ERR_ABORTED';

/**
 * Notes whatever a page of ours must not do: uncaught errors, anything the browser calls an error
 * (violations of the content security policy among them), requests that fail or are refused.
 */
export function watch(
  context: BrowserContext,
  refusals: readonly RegExp[],
  problems: string[],
): void {
  const note = (address: string, what: string) =>
    problems.push(`${new URL(address).pathname}: ${what}`);
  context.on('weberror', (error) =>
    note(error.page()?.url() ?? 'about:blank', error.error().message),
  );
  context.on('console', (line) => {
    if (line.type() === 'error' && !line.text().startsWith(REPEATED)) {
      note(line.page()?.url() ?? 'about:blank', line.text());
    }
  });
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? 'failed';
    if (why !== LEFT) note(request.url(), `${request.method()} ${why}`);
  });
  context.on('response', (response) => {
    if (response.status() < 400) return;
    const { pathname } = new URL(response.url());
    const answer = `${response.request().method()} ${pathname} ${String(response.status())}`;
    if (!refusals.some((expected) => expected.test(answer))) note(response.url(), answer);
  });
}
