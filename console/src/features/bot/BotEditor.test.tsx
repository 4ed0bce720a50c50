import { useQuery } from '@tanstack/react-query';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { Bot } from '../../api/bots';
import { keys } from '../../api/keys';
import { fakeServer } from '../../testing/fakeServer';
import { faultsOf, fillIn, renderPage } from '../../testing/render';
import { aBot, aVersion } from '../../testing/samples';
import { BotEditor } from './BotEditor';

const server = fakeServer();
const PUT = 'PUT /api/v1/bots/b1/file';
const PUBLISH = 'POST /api/v1/bots/b1/publish';
const RESTORE = 'POST /api/v1/bots/b1/versions/1/restore';
const bot = aBot();
const DIFF = {
  from: 'version 2',
  to: 'draft',
  added: 1,
  removed: 1,
  unified: '--- version 2\n+++ draft\n@@ -1,2 +1,2 @@\n one\n-two\n+zwei\n',
};
const VERSIONS = [
  aVersion({ number: 2, note: 'Opening hours' }),
  aVersion({ number: 1, author: '', note: '' }),
];

/** As the page has it: what is saved comes back to the editor. */
function Editor({ bot: loaded }: { readonly bot: Bot }) {
  const { data } = useQuery({
    queryKey: keys.bot(loaded.id),
    queryFn: () => loaded,
    initialData: loaded,
    staleTime: Infinity,
  });
  return <BotEditor bot={data} />;
}

const area = () => screen.getByTestId<HTMLTextAreaElement>('bot-file');
const type = (text: string) => fireEvent.change(area(), { target: { value: text } });

beforeEach(() => {
  server.answer('GET /api/v1/bots/b1', 200, { ...bot, file: 'theirs', revision: 5 });
  server.answer('GET /api/v1/bots/b1/versions', 200, { versions: VERSIONS });
  server.answer('GET /api/v1/bots/b1/versions/2/diff/draft', 200, DIFF);
  server.answer('GET /api/v1/bots/b1/versions/1/diff/draft', 200, DIFF);
});

test('saving sends the revision that was edited', async () => {
  server.answer(PUT, 200, { ...bot, file: 'changed', revision: 5 });
  const { client } = renderPage(<Editor bot={bot} />);
  type('changed');
  await userEvent.click(screen.getByTestId('bot-save'));
  await screen.findByText('Draft saved', { exact: false, selector: '[role=status]' });
  expect(server.requests(PUT)[0]?.body).toEqual({ file: 'changed', revision: 4 });
  expect(client.getQueryData<Bot>(keys.bot('b1'))?.revision).toBe(5);
});

test('a problem’s line is selected when it is pressed', async () => {
  server.answer(PUT, 422, {
    error: 'bot_file_invalid',
    message: 'Not saved.',
    problems: [{ line: 2, column: 1, path: 'x', message: 'Not known.', fix: 'Remove it.' }],
  });
  renderPage(<Editor bot={bot} />);
  type('one\nTWO\nthree');
  await userEvent.click(screen.getByTestId('bot-save'));
  await userEvent.click(await screen.findByText('Line 2:1'));
  const { selectionStart, selectionEnd, value } = area();
  expect(value.slice(selectionStart, selectionEnd)).toBe('TWO');
  expect(document.activeElement).toBe(area());
});

test('what the channel shows in another way is told as a note, with its place', async () => {
  const notes = [
    { line: 3, column: 9, path: 'faq[0].bot_says[0].text', kind: 'formatting', message: 'Plain.' },
  ];
  renderPage(<Editor bot={{ ...bot, notes }} />);
  expect(screen.getByTestId('bot-note').textContent).toContain('faq[0].bot_says[0].text');
  expect(screen.queryByRole('alert')).toBeNull();
  await userEvent.click(screen.getByText('Line 3:9'));
  const { selectionStart, selectionEnd, value } = area();
  expect(value.slice(selectionStart, selectionEnd)).toBe('three');
  type('changed');
  expect(screen.queryByTestId('bot-note')).toBeNull();
});

test('somebody else’s save is told, and one’s own text is kept until a choice is made', async () => {
  server.answer(PUT, 409, { error: 'bot_changed', message: 'Changed.' });
  renderPage(<Editor bot={bot} />);
  type('mine');
  await userEvent.click(screen.getByTestId('bot-save'));
  expect(await screen.findByTestId('bot-conflict')).toBeTruthy();
  expect(area().value).toBe('mine');

  server.answer(PUT, 200, { ...bot, file: 'mine', revision: 6 });
  await userEvent.click(screen.getByText('Save mine over theirs'));
  await screen.findByText('Draft saved', { exact: false, selector: '[role=status]' });
  expect(server.requests(PUT).at(-1)?.body).toEqual({ file: 'mine', revision: 5 });
});

test('Tab indents, and Escape before it lets the keyboard out', async () => {
  renderPage(<Editor bot={bot} />);
  area().focus();
  area().setSelectionRange(0, 0);
  await userEvent.keyboard('{Tab}');
  expect(area().value).toBe('  one\ntwo\nthree');
  await userEvent.keyboard('{Escape}{Tab}');
  expect(document.activeElement).not.toBe(area());
});

test('saving says that visitors do not have it yet', async () => {
  server.answer(PUT, 200, { ...bot, file: 'changed', revision: 5, draft_differs: true });
  renderPage(<Editor bot={bot} />);
  expect(screen.getByTestId('draft').textContent).toContain('Same as live');
  type('changed');
  expect(screen.getByTestId('draft').textContent).toContain('Changes not saved');
  await userEvent.click(screen.getByTestId('bot-save'));
  await screen.findByText('Draft saved. Visitors get it after Publish.');
});

test('publishing shows what changes, takes a note, and is of the draft that was looked at', async () => {
  const draft = aBot({ draft_differs: true, published: aVersion({ number: 2 }) });
  server.answer(PUBLISH, 201, aVersion({ number: 3, note: 'Zwei' }));
  const { client } = renderPage(<Editor bot={draft} />);
  expect(screen.getByTestId('draft').textContent).toContain('Not published');
  await userEvent.click(screen.getByTestId('publish'));
  await screen.findByText('From version 2 to the draft: 1 line added, 1 line removed');
  const lines = screen.getAllByTestId('diff-line').map(({ textContent }) => textContent);
  expect(lines).toEqual(['11one', '2−removedtwo', '2+addedzwei']);
  expect(await faultsOf(document.body)).toEqual([]);
  await fillIn('publish-note', ' Zwei ');
  await userEvent.click(screen.getByTestId('publish-confirm'));
  await waitFor(() => expect(screen.queryByTestId('publish-note')).toBeNull());
  expect(server.requests(PUBLISH)[0]?.body).toEqual({ note: 'Zwei', revision: 4 });
  const kept = client.getQueryData<Bot>(keys.bot('b1'));
  expect([kept?.published.number, kept?.draft_differs]).toEqual([3, false]);
});

test('a draft that somebody else saved meanwhile is not published unseen', async () => {
  server.answer(PUBLISH, 409, { error: 'bot_changed', message: 'Changed.' });
  renderPage(<Editor bot={aBot({ draft_differs: true, published: aVersion({ number: 2 }) })} />);
  await userEvent.click(screen.getByTestId('publish'));
  await userEvent.click(screen.getByTestId('publish-confirm'));
  await userEvent.click(await screen.findByText('Load the newer draft'));
  await waitFor(() => expect(area().value).toBe('theirs'));
  expect(screen.queryByTestId('draft-changed')).toBeNull();
  expect(screen.getByTestId('publish-confirm')).toBeTruthy();
});

test('a version that somebody else published is listed once their draft is here', async () => {
  server.answer(PUT, 409, { error: 'bot_changed', message: 'Changed.' });
  server.answer('GET /api/v1/bots/b1', 200, {
    ...bot,
    file: 'theirs',
    revision: 5,
    published: aVersion({ number: 3 }),
  });
  renderPage(<Editor bot={aBot({ published: aVersion({ number: 2 }) })} />);
  expect(await screen.findAllByTestId('version-row')).toHaveLength(2);
  server.answer('GET /api/v1/bots/b1/versions', 200, {
    versions: [aVersion({ number: 3 }), ...VERSIONS],
  });
  type('mine');
  await userEvent.click(screen.getByTestId('bot-save'));
  await userEvent.click(await screen.findByText('Load theirs, drop mine'));
  await waitFor(() => expect(screen.getAllByTestId('version-row')).toHaveLength(3));
  expect(screen.getAllByTestId('version-row')[0]?.textContent).toContain('Live');
});

test('what is not saved, or live already, cannot be published', async () => {
  renderPage(<Editor bot={bot} />);
  await userEvent.click(screen.getByTestId('publish'));
  expect(screen.queryByTestId('publish-note')).toBeNull();
  type('changed');
  expect(screen.getByTestId('publish-status').textContent).toBe('Save first, then publish.');
});

test('the versions are listed, and two of them are compared', async () => {
  const { container } = renderPage(<Editor bot={aBot({ published: aVersion({ number: 2 }) })} />);
  const rows = await screen.findAllByTestId('version-row');
  expect(rows.map(({ dataset }) => dataset['version'])).toEqual(['2', '1']);
  const [newest, first] = rows as [HTMLElement, HTMLElement];
  expect(newest.textContent).toContain('Live');
  expect(newest.textContent).toContain('by Alex');
  expect(newest.textContent).toContain('Opening hours');
  expect(first.textContent).not.toContain('Live');
  await userEvent.click(within(first).getByText('Compare'));
  await screen.findByText('From version 1 to the draft: 1 line added, 1 line removed');
  server.answer('GET /api/v1/bots/b1/versions/draft/diff/1', 200, {
    ...DIFF,
    added: 0,
    removed: 0,
    unified: '',
  });
  await userEvent.click(screen.getByTestId('compare-turn'));
  await screen.findByText('From the draft to version 1: no difference');
  expect(await faultsOf(container)).toEqual([]);
});

test('the file of a version can be read, and gives way to a comparison', async () => {
  const file = 'name: Tea\nlanguages: [en]\n';
  server.answer('GET /api/v1/bots/b1/versions/1', 200, { ...VERSIONS[1], live: false, file });
  const { container } = renderPage(<BotEditor bot={bot} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Show the file of version 1' }));
  const region = await screen.findByRole('region', { name: 'File of version 1' });
  expect(region.textContent).toBe(file);
  expect(await faultsOf(container)).toEqual([]);

  await userEvent.click(screen.getByRole('button', { name: 'Compare version 1 with the draft' }));
  await screen.findByTestId('comparison');
  expect(screen.queryByTestId('version-file')).toBeNull();

  await userEvent.click(screen.getByRole('button', { name: 'Show the file of version 1' }));
  expect(screen.queryByTestId('comparison')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(screen.queryByTestId('version-file')).toBeNull();
});

test('a version becomes the draft at once where nothing can be lost', async () => {
  server.answer(RESTORE, 200, { ...bot, file: 'first', revision: 5, draft_differs: true });
  renderPage(<Editor bot={bot} />);
  await userEvent.click(await screen.findByLabelText('Restore version 1 as the draft'));
  await waitFor(() => expect(area().value).toBe('first'));
  expect(server.requests(RESTORE)[0]?.body).toEqual({ revision: 4 });
});

test.each([
  ['not saved', false],
  ['never published', true],
])('before a draft is replaced that was %s, the operator is asked', async (words, differs) => {
  server.answer(RESTORE, 200, { ...bot, file: 'first', revision: 5, draft_differs: true });
  renderPage(<Editor bot={aBot({ draft_differs: differs })} />);
  if (!differs) type('mine');
  const restore = await screen.findByLabelText('Restore version 1 as the draft');
  await userEvent.click(restore);
  expect((await screen.findByRole('dialog')).textContent).toContain(words);
  await userEvent.click(screen.getByText('Keep the draft'));
  expect(server.requests(RESTORE)).toEqual([]);
  await userEvent.click(restore);
  await userEvent.click(await screen.findByTestId('restore-confirm'));
  await waitFor(() => expect(area().value).toBe('first'));
});
