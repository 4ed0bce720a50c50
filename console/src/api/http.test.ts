import { expect, test } from 'vitest';
import { fakeServer } from '../testing/fakeServer';
import { nothing, number, object } from './decode';
import { ApiError, isSignedOut, NetworkError, UnexpectedAnswerError } from './errors';
import { change, get, rememberCsrfToken } from './http';
import { fetchSession, signIn } from './session';

const server = fakeServer();
const session = { user: { id: 7, name: 'Alex', email: 'a@example.com' }, csrf_token: 'token-1' };

test('the CSRF token of the session goes with changes and not with reads', async () => {
  server.answer('POST /api/v1/session', 200, session);
  server.answer('DELETE /thing', 204, null);
  server.answer('GET /thing', 200, { size: 3 });

  await signIn('a@example.com', 'secret words');
  await change('DELETE', '/thing', nothing);
  await get('/thing', object({ size: number }));

  expect(server.requests('DELETE /thing')[0]?.headers.get('X-CSRF-Token')).toBe('token-1');
  expect(server.requests('GET /thing')[0]?.headers.has('X-CSRF-Token')).toBe(false);
});

test('without a session no CSRF header is sent', async () => {
  rememberCsrfToken(null);
  server.answer('POST /thing', 204, null);
  await change('POST', '/thing', nothing, { a: 1 });
  expect(server.seen[0]?.headers.has('X-CSRF-Token')).toBe(false);
  expect(server.seen[0]?.body).toEqual({ a: 1 });
});

test("an error of the API keeps its code, its words and each field's problem", async () => {
  server.answer('PUT /keys', 422, {
    error: 'validation',
    message: 'Not saved. Fill in what is empty.',
    problems: [{ field: 'subdomain', message: 'Must not be empty.' }],
  });
  const error: unknown = await change('PUT', '/keys', nothing, {}).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ status: 422, code: 'validation' });
  expect((error as ApiError).message).toBe('Not saved. Fill in what is empty.');
  expect((error as ApiError).problemOf('subdomain')).toBe('Must not be empty.');
  expect((error as ApiError).problemOf('client_id')).toBeNull();
});

test('a proxy’s HTML page becomes an error in words', async () => {
  server.answer('GET /thing', 502, '<html>Bad gateway</html>');
  await expect(get('/thing', nothing)).rejects.toThrow(UnexpectedAnswerError);
});

test('an answer of another shape says where it differs', async () => {
  server.answer('GET /thing', 200, { size: 'big' });
  await expect(get('/thing', object({ size: number }))).rejects.toThrow('size is not a number');
});

test('no answer is told apart from a refusal', async () => {
  server.breakDown('GET /thing');
  await expect(get('/thing', nothing)).rejects.toThrow(NetworkError);
});

test('nobody signed in is no error when asking for the session', async () => {
  server.answer('GET /api/v1/session', 401, { error: 'not_signed_in', message: 'Sign in.' });
  await expect(fetchSession()).resolves.toBeNull();
});

test('a wrong password does not count as having been signed out', () => {
  expect(isSignedOut(new ApiError(401, 'not_signed_in', ''))).toBe(true);
  expect(isSignedOut(new ApiError(401, 'bad_credentials', ''))).toBe(false);
});
