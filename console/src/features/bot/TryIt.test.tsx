import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Trial } from '../../api/trials';
import { fakeServer } from '../../testing/fakeServer';
import { faultsOf, fillIn, renderPage } from '../../testing/render';
import { aWhy } from '../../testing/samples';
import { TryIt } from './TryIt';

const server = fakeServer();
const TRY = 'POST /api/v1/bots/b1/try';

function said(text: string, state: string, more: Partial<Trial> = {}): Trial {
  const message = { kind: 'text', text, cards: [], buttons: [], quick_replies: [] };
  return {
    replies: [{ text, message }],
    outcome: 'answered',
    tags: [],
    hand_over: null,
    call: null,
    values: [],
    why: aWhy(),
    state,
    restarted: false,
    ...more,
  };
}

async function write(text: string, answer: Trial) {
  server.answer(TRY, 200, answer);
  await fillIn('try-text', text);
  await userEvent.click(screen.getByTestId('try-submit'));
  const [reply] = answer.replies;
  return within(await screen.findByRole('log')).findByText(reply?.text ?? '');
}

const sent = () => server.requests(TRY).map(({ body }) => body);
const page = () => <TryIt botId="b1" revision={4} unsaved={false} />;

test('the bot remembers what was said until one starts over', async () => {
  renderPage(page());
  await write('where is my order', said('Which number?', 'one'));
  await write('AB-1', said('It is on its way.', 'two'));
  expect(screen.getByTestId<HTMLInputElement>('try-text').value).toBe('');
  await userEvent.click(screen.getByTestId('try-reset'));
  expect(screen.queryAllByTestId('try-turn')).toEqual([]);
  await write('hello', said('Hello!', 'three'));
  expect(sent()).toEqual([
    { text: 'where is my order' },
    { text: 'AB-1', state: 'one' },
    { text: 'hello' },
  ]);
});

test('an option sends what it stands for and is shown by its label', async () => {
  const options = [{ label: 'Track it', sends: 'where is my order', url: null }];
  const message = {
    kind: 'text',
    text: 'And now?',
    cards: [],
    buttons: [],
    quick_replies: options,
  };
  renderPage(page());
  await write('hi', said('And now?', 'one', { replies: [{ text: 'And now?', message }] }));
  server.answer(TRY, 200, said('Which number?', 'two'));
  await userEvent.click(screen.getByRole('button', { name: 'Track it' }));
  await screen.findByText('Which number?');
  expect(sent().at(-1)).toEqual({ text: 'where is my order', state: 'one' });
  expect(screen.getAllByTestId('try-turn').at(-1)?.textContent).toContain('Track it');
});

test('each answer tells why, what is known, and how it came out', async () => {
  const { container } = renderPage(page());
  await write(
    'AB-1 please, to a person',
    said('One moment.', 'one', {
      outcome: 'hand_over',
      hand_over: { kind: 'department', name: 'Support' },
      tags: ['vip'],
      values: [{ entity: 'order_number', value: 'AB-1' }],
      why: aWhy({ rule: 'wish_for_a_person' }),
    }),
  );
  const turn = screen.getByTestId('try-turn');
  expect(turn.dataset['outcome']).toBe('hand_over');
  expect(turn.textContent).toContain('Hand-over to department Support');
  expect(turn.textContent).toContain('vip');
  expect(within(turn).getByTestId('why').dataset['rule']).toBe('wish_for_a_person');
  expect(screen.getByTestId('try-known').textContent).toBe('Known so far: order_number = AB-1');
  expect(await faultsOf(container)).toEqual([]);
});

test('whoever tries the bot stands in for the service that it asks', async () => {
  const call = { method: 'POST', url: 'https://shop.example/orders/AB-1', body: '{"a":1}' };
  const { container } = renderPage(page());
  await write('AB-1', said('I am looking.', 'one', { outcome: 'calls', call }));
  expect(screen.getByTestId('try-call').textContent).toContain('POST https://shop.example');
  expect(screen.queryByTestId('try-text')).toBeNull();
  expect(await faultsOf(container)).toEqual([]);
  await fillIn('try-call-answer', '{"status":"shipped"}');
  server.answer(TRY, 200, said('Shipped.', 'two'));
  await userEvent.click(screen.getByTestId('try-call-submit'));
  await screen.findByText('Shipped.');
  expect(sent().at(-1)).toEqual({ call_answer: '{"status":"shipped"}', state: 'one' });
  expect(screen.getByTestId('try-text')).toBeTruthy();
});

test('a draft that was saved meanwhile begins a new conversation, and it is said so', async () => {
  renderPage(page());
  await write('hi', said('Hello!', 'one'));
  await write('again', said('Hello anew!', 'two', { restarted: true }));
  const [, second] = screen.getAllByTestId('try-turn') as [HTMLElement, HTMLElement];
  expect(second.textContent).toContain('a new conversation begins');
});

test('a refusal is told and the words stay', async () => {
  renderPage(page());
  server.answer(TRY, 422, { error: 'validation', message: 'Too long.' });
  await fillIn('try-text', 'a long story');
  await userEvent.click(screen.getByTestId('try-submit'));
  expect((await screen.findByRole('alert')).textContent).toContain('Too long.');
  expect(screen.getByTestId<HTMLInputElement>('try-text').value).toBe('a long story');
});
