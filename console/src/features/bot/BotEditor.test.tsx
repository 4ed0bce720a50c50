import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { Bot } from '../../api/bots';
import { keys } from '../../api/keys';
import { fakeServer } from '../../testing/fakeServer';
import { renderPage } from '../../testing/render';
import { BotEditor } from './BotEditor';

const server = fakeServer();
const PUT = 'PUT /api/v1/bots/b1/file';
const bot: Bot = {
  id: 'b1',
  business_id: '1001',
  name: 'Helper',
  languages: ['en'],
  file: 'one\ntwo\nthree',
  revision: 4,
  updated_at: '2026-11-20T10:00:00Z',
  entries: 3,
  notes: [],
};

const area = () => screen.getByTestId<HTMLTextAreaElement>('bot-file');
const type = (text: string) => fireEvent.change(area(), { target: { value: text } });

beforeEach(() => {
  server.answer('GET /api/v1/bots/b1', 200, { ...bot, file: 'theirs', revision: 5 });
});

test('saving sends the revision that was edited', async () => {
  server.answer(PUT, 200, { ...bot, file: 'changed', revision: 5 });
  const { client } = renderPage(<BotEditor bot={bot} />);
  type('changed');
  await userEvent.click(screen.getByTestId('bot-save'));
  await screen.findByText('Saved', { exact: false, selector: '[role=status]' });
  expect(server.requests(PUT)[0]?.body).toEqual({ file: 'changed', revision: 4 });
  expect(client.getQueryData<Bot>(keys.bot('b1'))?.revision).toBe(5);
});

test('a problem’s line is selected when it is pressed', async () => {
  server.answer(PUT, 422, {
    error: 'bot_file_invalid',
    message: 'Not saved.',
    problems: [{ line: 2, column: 1, path: 'x', message: 'Not known.', fix: 'Remove it.' }],
  });
  renderPage(<BotEditor bot={bot} />);
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
  renderPage(<BotEditor bot={{ ...bot, notes }} />);
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
  renderPage(<BotEditor bot={bot} />);
  type('mine');
  await userEvent.click(screen.getByTestId('bot-save'));
  expect(await screen.findByTestId('bot-conflict')).toBeTruthy();
  expect(area().value).toBe('mine');

  server.answer(PUT, 200, { ...bot, file: 'mine', revision: 6 });
  await userEvent.click(screen.getByText('Save mine over theirs'));
  await screen.findByText('Saved', { exact: false, selector: '[role=status]' });
  expect(server.requests(PUT).at(-1)?.body).toEqual({ file: 'mine', revision: 5 });
});

test('Tab indents, and Escape before it lets the keyboard out', async () => {
  renderPage(<BotEditor bot={bot} />);
  area().focus();
  area().setSelectionRange(0, 0);
  await userEvent.keyboard('{Tab}');
  expect(area().value).toBe('  one\ntwo\nthree');
  await userEvent.keyboard('{Escape}{Tab}');
  expect(document.activeElement).not.toBe(area());
});
