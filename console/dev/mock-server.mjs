/**
 * Stands in for the server while working on the pages: answers the HTTP API from memory and serves
 * the built pages under the server's own content security policy.
 *
 *   node dev/mock-server.mjs [--port 5180] [--signed-in] [--demo] [--empty] [--setup] [--quiet]
 */
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { createState } from './mock/data.mjs';
import { speak } from './mock/answers.mjs';
import { LEFT_MESSAGES } from './mock/hand-overs.mjs';
import { Refusal } from './mock/refusal.mjs';
import { OPEN_ROUTES, ROUTES } from './mock/routes.mjs';

const BUILT = join(import.meta.dirname, '..', 'target', 'classes', 'console');
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};
export const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'";

function match(pattern, path) {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const ids = [];
  for (const [index, part] of wanted.entries()) {
    if (part.startsWith(':')) ids.push(decodeURIComponent(given[index]));
    else if (part !== given[index]) return null;
  }
  return ids;
}

async function readBody(request) {
  let text = '';
  for await (const chunk of request) text += chunk;
  if (request.headers['content-type']?.startsWith('text/')) return text;
  return text === '' ? {} : JSON.parse(text);
}

function reply(response, status, body) {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(body === null ? undefined : JSON.stringify(body));
}

function listen(state, businessId, response) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write(': hello\n\n');
  const listener = { businessId, response };
  state.listeners.add(listener);
  response.on('close', () => state.listeners.delete(listener));
}

async function answerApi(state, request, response, url) {
  const route = (table) => {
    for (const [method, pattern, handle] of table) {
      const ids = method === request.method ? match(pattern, url.pathname) : null;
      if (ids) return { ids, handle };
    }
    return null;
  };
  const open = route(OPEN_ROUTES);
  if (!open && state.session === null) {
    throw new Refusal(401, 'not_signed_in', 'You are not signed in. Sign in and try again.');
  }
  const events = match('/api/v1/businesses/:id/events', url.pathname);
  if (events) return listen(state, events[0], response);
  const found = open ?? route(ROUTES);
  if (!found) throw new Refusal(404, 'no_such_address', `Nothing is at ${url.pathname}.`);
  if (!open && request.method !== 'GET' && request.headers['x-csrf-token'] === undefined) {
    throw new Refusal(403, 'csrf', 'The request lacks its CSRF token. Reload the page.');
  }
  const body = await readBody(request);
  const context = { ids: found.ids, body, query: url.searchParams, origin: url.origin };
  const [status, answer] = found.handle(state, context);
  reply(response, status, answer);
}

async function answerFile(response, path) {
  const file = extname(path) === '' ? '/index.html' : normalize(path);
  const headers = { 'Content-Security-Policy': POLICY, 'X-Content-Type-Options': 'nosniff' };
  try {
    const content = await readFile(join(BUILT, file));
    response.writeHead(200, { ...headers, 'Content-Type': TYPES[extname(file)] ?? 'text/plain' });
    response.end(content);
  } catch {
    response.writeHead(404, headers);
    response.end('Not found. Has `npm run build` been run?');
  }
}

/** Starts the mock; `port` 0 takes a free one. Answers `{origin, state, close}`. */
export async function startMockServer({
  port = 0,
  signedIn = false,
  demo = false,
  empty = false,
  setup = false,
  quiet = false,
} = {}) {
  const state = createState();
  state.demo = demo;
  state.setupNeeded = setup;
  state.leftMessages = LEFT_MESSAGES();
  if (empty)
    Object.assign(state, { businesses: [], conversations: [], tokens: [], leftMessages: [] });
  state.emit = (businessId, event, data) => {
    for (const listener of state.listeners) {
      if (listener.businessId !== String(businessId)) continue;
      listener.response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    }
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url, `http://${request.headers.host}`);
    const api = /^\/(api|third_party_integrations)\//.test(url.pathname);
    const work = api
      ? answerApi(state, request, response, url)
      : answerFile(response, url.pathname);
    work.catch((error) => {
      if (error instanceof Refusal) return reply(response, error.status, error.body);
      console.error(error);
      reply(response, 500, { error: 'internal', message: `The mock failed: ${error.message}` });
    });
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  if (signedIn) {
    const credentials = JSON.stringify({ email: 'alex@example.com', password: 'any' });
    await fetch(`${origin}/api/v1/session`, { method: 'POST', body: credentials });
  }
  const talking = quiet || empty ? undefined : setInterval(() => speak(state), 8000);
  const close = () => {
    clearInterval(talking);
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { origin, state, close, speak: () => speak(state) };
}

if (process.argv[1] === import.meta.filename) {
  const flag = (name) => process.argv.includes(`--${name}`);
  const at = process.argv.indexOf('--port');
  const { origin } = await startMockServer({
    port: at === -1 ? 5180 : Number(process.argv[at + 1]),
    signedIn: flag('signed-in'),
    demo: flag('demo'),
    empty: flag('empty'),
    setup: flag('setup'),
    quiet: flag('quiet'),
  });
  console.log(
    `Mock server at ${origin}; any e-mail and password sign in, the password "wrong" does not.`,
  );
}
