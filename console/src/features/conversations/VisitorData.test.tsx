import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fakeServer } from '../../testing/fakeServer';
import { renderPage } from '../../testing/render';
import { aConversation, anEntry } from '../../testing/samples';
import { DeadLetters } from './DeadLetters';
import { VisitorData } from './VisitorData';

const server = fakeServer();
const letter = {
  id: 3,
  conversation_id: 9,
  at: '2026-11-22T10:00:00Z',
  reason: 'IllegalStateException in Flow.run:88',
  messages: 2,
  replayed_at: null,
};

test('what the bot could not answer is shown and given to it again', async () => {
  const conversation = {
    ...aConversation({ id: '9', business_id: '1001' }),
    transcript: [anEntry({ kind: 'note', text: 'The bot has failed' })],
  };
  server.answer('GET /api/v1/conversations/9/dead-letters', 200, { dead_letters: [letter] });
  renderPage(<DeadLetters conversation={conversation} />);
  expect((await screen.findByTestId('dead-letter')).textContent).toContain('2 messages');

  const replay = 'POST /api/v1/businesses/1001/dead-letters/3/replay';
  server.answer(replay, 200, { ...letter, replayed_at: letter.at });
  fireEvent.click(screen.getByRole('button', { name: 'Let the bot try again' }));
  await waitFor(() => {
    expect(server.requests(replay)).toHaveLength(1);
  });
});

test('a visitor is deleted only after having been asked for twice', async () => {
  const conversation = {
    ...aConversation({ business_id: '1001', visitor: { id: 'v/1', name: 'Ada' } }),
    transcript: [],
  };
  const deletion = 'DELETE /api/v1/businesses/1001/visitors/v%2F1';
  server.answer(deletion, 204, null);
  renderPage(<VisitorData conversation={conversation} />);
  expect(screen.getByText('Export this visitor').closest('a')?.getAttribute('href')).toBe(
    '/api/v1/businesses/1001/visitors/v%2F1/export',
  );
  fireEvent.click(screen.getByRole('button', { name: 'Delete this visitor' }));
  expect(server.requests(deletion)).toHaveLength(0);
  fireEvent.click(screen.getByRole('button', { name: 'Delete' }));
  await waitFor(() => {
    expect(server.requests(deletion)).toHaveLength(1);
  });
});
