import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { Bot } from '../../api/bots';
import { fakeServer } from '../../testing/fakeServer';
import { faultsOf, fillIn, renderPage } from '../../testing/render';
import { aBot } from '../../testing/samples';
import { ImportFaqDialog } from './ImportFaqDialog';
import { useDraft } from './useDraft';

const server = fakeServer();
const IMPORT = 'POST /api/v1/bots/b1/import-faq';
const TABLE = 'question,answer\nWhere are you?|Your address?,"Mill Lane 4"';
let closed: number;

function Page({ bot = aBot() }: { readonly bot?: Bot }) {
  const draft = useDraft(bot);
  return (
    <>
      <button onClick={() => draft.setText('mine')}>Edit</button>
      <output data-testid="text">{draft.text}</output>
      <ImportFaqDialog bot={bot} draft={draft} onClose={() => (closed += 1)} />
    </>
  );
}

beforeEach(() => {
  closed = 0;
});

test('the answers of a pasted table come into the editor and are not saved yet', async () => {
  server.answer(IMPORT, 200, { file: 'with answers' });
  renderPage(<Page />);
  await fillIn('faq-table', TABLE);
  expect(await faultsOf(document.body)).toEqual([]);
  await userEvent.click(screen.getByTestId('faq-import'));
  await screen.findByText('with answers');
  const [request] = server.requests(IMPORT);
  expect([request?.headers.get('Content-Type'), request?.body]).toEqual(['text/csv', TABLE]);
  expect(closed).toBe(1);
});

test('a chosen file can be read over before it is added', async () => {
  renderPage(<Page />);
  await userEvent.upload(await screen.findByTestId('faq-file'), new File([TABLE], 'faq.csv'));
  const table = await screen.findByTestId<HTMLTextAreaElement>('faq-table');
  await expect.poll(() => table.value).toBe(TABLE);
  expect(server.seen).toEqual([]);
});

test('what is wrong with the table is told with its line', async () => {
  server.answer(IMPORT, 422, {
    error: 'faq_invalid',
    message: 'Nothing was added.',
    problems: [{ line: 2, message: 'There is no answer.', fix: 'Put a comma.' }],
  });
  renderPage(<Page />);
  await fillIn('faq-table', 'question,answer\nWhy?');
  await userEvent.click(screen.getByTestId('faq-import'));
  expect((await screen.findByTestId('bot-problem')).textContent).toBe(
    'Line 2There is no answer.Put a comma.',
  );
  expect(closed).toBe(0);
});

test('nothing is added to a draft whose changes are not saved', async () => {
  renderPage(<Page />);
  await fillIn('faq-table', TABLE);
  screen.getByText('Edit').click();
  await screen.findByText(/Save or undo them/);
  expect(screen.getByTestId<HTMLButtonElement>('faq-import').disabled).toBe(true);
});
