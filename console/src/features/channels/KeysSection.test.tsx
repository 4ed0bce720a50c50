import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { fakeServer } from '../../testing/fakeServer';
import { faultsOf, fillIn, renderPage } from '../../testing/render';
import { aDeployment } from '../../testing/samples';
import { KeysSection } from './KeysSection';

const server = fakeServer();
const PUT = 'PUT /api/v1/businesses/1001/deployments/zendesk_live_chat';

test('the stored secret is not sent again unless it is replaced', async () => {
  server.answer(PUT, 200, aDeployment({ client_name: 'new name' }));
  const { container } = renderPage(<KeysSection deployment={aDeployment()} />);
  expect(screen.queryByTestId('field-client-secret')).toBeNull();
  expect(await faultsOf(container)).toEqual([]);

  await fillIn('field-client-name', 'new name');
  await userEvent.click(screen.getByTestId('save-deployment'));

  await waitFor(() => expect(server.requests(PUT)).toHaveLength(1));
  expect(server.requests(PUT)[0]?.body).toEqual({
    client_id: 'client-1',
    client_name: 'new name',
    subdomain: 'acme',
  });
});

test('a first secret goes with the keys, and the field empties after saving', async () => {
  const fresh = aDeployment({ client_secret_set: false });
  server.answer(PUT, 200, aDeployment());
  renderPage(<KeysSection deployment={fresh} />);

  await fillIn('field-client-secret', 's3cret');
  await userEvent.click(screen.getByTestId('save-deployment'));

  expect(await screen.findByText('A secret is stored')).toBeTruthy();
  expect(server.requests(PUT)[0]?.body).toMatchObject({ client_secret: 's3cret' });
});

test('a refused field is marked with the server’s words', async () => {
  server.answer(PUT, 422, {
    error: 'validation',
    message: 'The keys were not saved.',
    problems: [{ field: 'subdomain', message: 'Only letters, digits and hyphens.' }],
  });
  renderPage(<KeysSection deployment={aDeployment()} />);
  await fillIn('field-subdomain', 'acme!');
  await userEvent.click(screen.getByTestId('save-deployment'));

  expect(await screen.findByText('Only letters, digits and hyphens.')).toBeTruthy();
  expect(screen.getByTestId('field-subdomain').getAttribute('aria-invalid')).toBe('true');
});
