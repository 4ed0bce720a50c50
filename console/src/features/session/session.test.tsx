import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { fakeServer } from '../../testing/fakeServer';
import { faultsOf, fillIn, renderRoutes } from '../../testing/render';
import { ApiTokensPage } from '../tokens/ApiTokensPage';
import { RequireSession } from './RequireSession';
import { returnTo, signInAddress } from './returnTo';
import { SignInPage } from './SignInPage';

const server = fakeServer();
const session = { user: { id: 1, name: 'Alex', email: 'a@example.com' }, csrf_token: 't' };
const signedOut = { error: 'not_signed_in', message: 'Sign in.' };
const routes = [
  { path: '/sign-in', element: <SignInPage /> },
  {
    path: '/secret',
    element: (
      <RequireSession>
        <h1>Secret page</h1>
        <ApiTokensPage />
      </RequireSession>
    ),
  },
];

beforeEach(() => {
  server.answer('GET /api/v1/setup', 200, { needed: false });
  server.answer('GET /api/v1/api-tokens', 200, { api_tokens: [] });
  server.answer('GET /api/v1/about', 200, { name: 'Deskhand', version: '1', demo: null });
});

test('who is not signed in signs in first and comes back to the page', async () => {
  server.answer('GET /api/v1/session', 401, signedOut);
  server.answer('POST /api/v1/session', 200, session);
  const { container, router } = renderRoutes(routes, '/secret?tab=2');

  await fillIn('sign-in-email', 'a@example.com');
  await fillIn('sign-in-password', 'a few words');
  expect(await faultsOf(container)).toEqual([]);
  await userEvent.click(screen.getByTestId('sign-in-submit'));

  expect(await screen.findByText('Secret page')).toBeTruthy();
  expect(router.state.location.search).toBe('?tab=2');
  expect(server.requests('POST /api/v1/session')[0]?.body).toEqual({
    email: 'a@example.com',
    password: 'a few words',
  });
});

test('a wrong password is told in the server’s words and keeps what was typed', async () => {
  server.answer('GET /api/v1/session', 401, signedOut);
  server.answer('POST /api/v1/session', 401, {
    error: 'bad_credentials',
    message: 'E-mail and password do not belong together.',
  });
  renderRoutes(routes, '/sign-in');
  await fillIn('sign-in-email', 'a@example.com');
  await fillIn('sign-in-password', 'wrong');
  await userEvent.click(screen.getByTestId('sign-in-submit'));

  expect((await screen.findByRole('alert')).textContent).toContain('do not belong together');
  expect(screen.getByTestId<HTMLInputElement>('sign-in-email').value).toBe('a@example.com');
});

test('a 401 on any page leads to sign-in', async () => {
  server.answer('GET /api/v1/session', 200, session);
  server.answer('GET /api/v1/api-tokens', 401, signedOut);
  const { router } = renderRoutes(routes, '/secret');

  expect(await screen.findByTestId('sign-in-email')).toBeTruthy();
  expect(router.state.location.search).toBe('?next=%2Fsecret');
});

test('a crafted link cannot lead to another site after signing in', () => {
  expect(returnTo('//evil.example')).toBe('/');
  expect(returnTo('/\\evil.example')).toBe('/');
  expect(returnTo('https://evil.example')).toBe('/');
  expect(returnTo('/businesses/1?x=2')).toBe('/businesses/1?x=2');
  expect(signInAddress('/')).toBe('/sign-in');
});
