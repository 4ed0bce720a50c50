import { DecodeError, type Decoder } from './decode';
import { apiErrorFrom, NetworkError, UnexpectedAnswerError } from './errors';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

interface Request<T> {
  readonly method: Method;
  readonly path: string;
  readonly decode: Decoder<T>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, instead of JSON. */
  readonly raw?: { readonly type: string; readonly text: string };
  readonly signal?: AbortSignal;
}

/** Set from the session; sent with every request that changes something. */
let csrfToken: string | null = null;

export function rememberCsrfToken(token: string | null): void {
  csrfToken = token;
}

function headersFor(request: Request<unknown>): Headers {
  const headers = new Headers({ Accept: 'application/json' });
  if (request.body !== undefined) headers.set('Content-Type', 'application/json');
  if (request.raw !== undefined) headers.set('Content-Type', request.raw.type);
  if (request.method !== 'GET' && csrfToken !== null) headers.set('X-CSRF-Token', csrfToken);
  return headers;
}

async function bodyOf(response: Response, where: string): Promise<unknown> {
  const text = await response.text();
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new UnexpectedAnswerError(where, `status ${String(response.status)}, not JSON`, {
      cause,
    });
  }
}

async function send<T>(request: Request<T>): Promise<T> {
  const where = `${request.method} ${request.path}`;
  let response: Response;
  try {
    response = await fetch(request.path, {
      method: request.method,
      headers: headersFor(request),
      credentials: 'same-origin',
      body: request.raw?.text ?? (request.body === undefined ? null : JSON.stringify(request.body)),
      signal: request.signal ?? null,
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new NetworkError(cause);
  }
  const body = await bodyOf(response, where);
  if (!response.ok) throw apiErrorFrom(response.status, body, where);
  try {
    return request.decode(body, '');
  } catch (cause) {
    if (cause instanceof DecodeError) {
      throw new UnexpectedAnswerError(where, cause.message, { cause });
    }
    throw cause;
  }
}

export function get<T>(path: string, decode: Decoder<T>, signal?: AbortSignal): Promise<T> {
  return send(
    signal === undefined
      ? { method: 'GET', path, decode }
      : { method: 'GET', path, decode, signal },
  );
}

export function change<T>(
  method: Exclude<Method, 'GET'>,
  path: string,
  decode: Decoder<T>,
  body?: unknown,
): Promise<T> {
  return send({ method, path, decode, body });
}

/** Posts a text that is not JSON, such as a table. */
export function post<T>(path: string, decode: Decoder<T>, type: string, text: string): Promise<T> {
  return send({ method: 'POST', path, decode, raw: { type, text } });
}
