import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { faultsOf, renderPage } from '../../testing/render';
import { anEntry, aWhy } from '../../testing/samples';
import { Transcript } from './Transcript';

const bot = { kind: 'bot', name: 'Helper' } as const;
const system = { kind: 'system', name: '' } as const;

test('who spoke, what was offered and what became of it can be told apart', async () => {
  const { container } = renderPage(
    <Transcript
      entries={[
        anEntry({ number: 1 }),
        anEntry({
          number: 2,
          speaker: bot,
          text: 'Two to four days.',
          quick_replies: ['Track'],
          delivery: 'delivered',
        }),
        anEntry({
          number: 3,
          speaker: bot,
          text: 'Too late',
          delivery: 'withdrawn',
          delivery_reason: 'human_came',
        }),
        anEntry({
          number: 4,
          kind: 'state',
          speaker: system,
          state: { from: 'bot', to: 'requested', reason: 'visitors_wish' },
        }),
        anEntry({ number: 5, kind: 'left', speaker: bot }),
      ]}
    />,
  );
  const entries = screen.getAllByTestId('entry');
  expect(
    entries.map((each) => `${each.dataset['speaker'] ?? ''} ${each.dataset['kind'] ?? ''}`),
  ).toEqual(['visitor message', 'bot message', 'bot message', 'system state', 'bot left']);
  const [, answer, withdrawn, change, left] = entries as [
    HTMLElement,
    HTMLElement,
    HTMLElement,
    HTMLElement,
    HTMLElement,
  ];
  expect(within(answer).getByText('Track')).toBeTruthy();
  expect(within(answer).getByText('Delivered')).toBeTruthy();
  expect(withdrawn.textContent).toContain('Not sent · A person joined the chat');
  expect(change.textContent).toContain('A human was asked for');
  expect(change.textContent).toContain('The visitor asked for a person');
  expect(left.textContent).toContain('Helper (bot) left');
  expect(await faultsOf(container)).toEqual([]);
});

test('text of a visitor is shown as text, never as markup', () => {
  renderPage(<Transcript entries={[anEntry({ text: '<b>bold</b>' })]} />);
  expect(screen.getByText('<b>bold</b>')).toBeTruthy();
});

test('cards, lists and buttons are shown as what they were', async () => {
  const card = {
    title: 'Green tin',
    description: 'Holds 100 g',
    image: 'https://shop.example/tin.png',
    link: 'https://shop.example/tin',
    buttons: [{ label: 'Buy', sends: 'buy the green tin', url: null }],
  };
  const { container } = renderPage(
    <Transcript
      entries={[
        anEntry({
          number: 1,
          speaker: bot,
          text: 'Green tin\nHolds 100 g',
          message: { kind: 'card', text: null, cards: [card], buttons: [], quick_replies: [] },
        }),
        anEntry({
          number: 2,
          speaker: bot,
          text: 'Which?',
          message: {
            kind: 'buttons',
            text: 'Which?',
            cards: [],
            buttons: [
              { label: 'Shop', sends: null, url: 'https://shop.example/' },
              { label: 'A person', sends: 'talk to a human', url: null },
            ],
            quick_replies: [],
          },
        }),
      ]}
    />,
  );
  const [first, second] = screen.getAllByTestId('entry') as [HTMLElement, HTMLElement];
  expect(within(first).getByTestId('message-card').textContent).toContain('Holds 100 g');
  expect(within(first).getByText('Buy').closest('li')?.title).toBe('buy the green tin');
  expect(within(first).getByText('Picture').getAttribute('href')).toBe(card.image);
  expect(container.querySelector('img')).toBeNull();
  expect(within(second).getByText('Which?')).toBeTruthy();
  expect(within(second).getByText('Shop').getAttribute('href')).toBe('https://shop.example/');
  expect(within(second).getByText('A person')).toBeTruthy();
  expect(await faultsOf(container)).toEqual([]);
});

test('a visitor’s line tells why it was answered so; calls and tags have lines of their own', async () => {
  const { container } = renderPage(
    <Transcript
      entries={[
        anEntry({ number: 1, text: 'where is it', why: aWhy({ rule: 'start' }) }),
        anEntry({
          number: 2,
          kind: 'call',
          speaker: bot,
          text: 'POST https://shop.example',
          delivery: 'undeliverable',
          delivery_reason: 'timed_out: No answer came within 5 s.',
          why: aWhy({ rule: 'call_ended' }),
        }),
        anEntry({ number: 3, kind: 'tag', speaker: bot, text: 'vip', delivery: 'delivered' }),
      ]}
    />,
  );
  const [line, call, tag] = screen.getAllByTestId('entry') as [
    HTMLElement,
    HTMLElement,
    HTMLElement,
  ];
  expect(within(line).getByTestId('why').dataset['rule']).toBe('start');
  expect(call.textContent).toContain(
    'Asked POST https://shop.example in vain · No answer came within 5 s.',
  );
  expect(within(call).getByTestId('why').dataset['rule']).toBe('call_ended');
  expect(tag.textContent).toContain('Tagged vip');
  expect(within(tag).queryByTestId('why')).toBeNull();
  expect(await faultsOf(container)).toEqual([]);
});
