import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fakeServer } from '../../testing/fakeServer';
import { faultsOf, renderRoutes } from '../../testing/render';
import { aBusiness, aLeftMessage } from '../../testing/samples';
import { HandOversPage } from './HandOversPage';

const server = fakeServer();
const BASE = '/api/v1/businesses/1001';
const OPEN = `GET ${BASE}/left-messages?limit=50&open=true`;

function open() {
  server.answer(`GET ${BASE}`, 200, aBusiness());
  server.answer(`GET ${BASE}/hand-overs`, 200, {
    hand_overs: [
      { outcome: 'failed', reason: 'no_department_online', count: 3 },
      { outcome: 'human_came', reason: 'human_came', count: 1 },
    ],
  });
  return renderRoutes(
    [{ path: '/businesses/:businessId/hand-overs', element: <HandOversPage /> }],
    '/businesses/1001/hand-overs',
  );
}

async function choose(testId: string, label: string) {
  fireEvent.click(await screen.findByTestId(testId));
  fireEvent.click(await screen.findByRole('option', { name: label, hidden: true }));
}

test('a left message is read, ticked off by the operator, and then gone from what is open', async () => {
  server.answer(OPEN, 200, { messages: [aLeftMessage()], next: null, open: 1 });
  const { container } = open();
  const row = await screen.findByTestId('left-message-row');
  expect(row.textContent).toContain('My shed leaks.');
  expect(within(row).getByRole('link').getAttribute('href')).toBe(
    '/businesses/1001/conversations/7',
  );
  expect(screen.getByText('1 to be seen to')).toBeTruthy();
  expect(await faultsOf(container)).toEqual([]);

  const mark = `POST ${BASE}/left-messages/1/seen-to`;
  const seen = { at: '2026-11-22T11:00:00Z', by: 'Alex' };
  server.answer(mark, 200, aLeftMessage({ seen_to: seen }));
  server.answer(OPEN, 200, { messages: [], next: null, open: 0 });
  fireEvent.click(within(row).getByTestId('mark-seen-to'));
  await screen.findByText('Nothing to be seen to');
  expect(server.requests(mark)).toHaveLength(1);

  server.answer(`GET ${BASE}/left-messages?limit=50`, 200, {
    messages: [aLeftMessage({ seen_to: seen })],
    next: null,
    open: 0,
  });
  await choose('left-message-filter', 'All');
  expect((await screen.findByTestId('left-message-row')).textContent).toContain('Seen to by Alex');
  const again = `DELETE ${BASE}/left-messages/1/seen-to`;
  server.answer(again, 200, aLeftMessage());
  fireEvent.click(screen.getByTestId('mark-open'));
  await waitFor(() => {
    expect(server.requests(again)).toHaveLength(1);
  });
});

test('hand-overs are counted by outcome and reason over the period that is chosen', async () => {
  server.answer(OPEN, 200, { messages: [], next: null, open: 0 });
  open();
  const asked = () => server.seen.filter(({ path }) => path.startsWith(`${BASE}/hand-overs`));
  await waitFor(() => {
    expect(asked()).toHaveLength(1);
  });
  const since = new URL(asked()[0]?.path ?? '', 'http://console').searchParams.get('since');
  const age = Date.now() - Date.parse(since ?? '');
  expect(Math.round(age / 86_400_000)).toBe(7);

  await choose('hand-over-period', 'Ever');
  const rows = await screen.findAllByTestId('outcome-row');
  expect(rows.map((row) => row.textContent)).toEqual(['Failed375 %', 'A person came125 %']);
  expect(screen.getByTestId('reason-row').textContent).toBe(
    'No department with people was online375 %',
  );
});
