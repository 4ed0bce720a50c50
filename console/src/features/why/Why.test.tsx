import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { faultsOf, renderPage } from '../../testing/render';
import { aWhy } from '../../testing/samples';
import { Why } from './Why';
import { judgeWords, ruleWords } from './words';

test('what decided, the way through the nodes, values and candidates can be read', async () => {
  const why = aWhy({
    understood: 'where is my parcel',
    candidates: [
      { name: 'track_order', confidence: 0.834 },
      { name: 'returns', confidence: 0.21 },
    ],
    values: [{ entity: 'delivery_day', value: '2026-11-27', words: 'next Friday' }],
    understood_by: 'models',
    rule: 'start',
    path: ['track_order', 'ask_number'],
  });
  const { container } = renderPage(<Why text="Track my parcel" why={why} />);

  expect(screen.getByTestId('why-rule').textContent).toBe(ruleWords('start'));
  expect(
    within(screen.getByTestId('why-path'))
      .getAllByRole('listitem', { hidden: true })
      .map((node) => node.textContent),
  ).toEqual(['track_order', 'ask_number']);
  expect(screen.getByTestId('why-judge').textContent).toBe('By sentence models.');
  const candidates = screen.getAllByTestId('why-candidate');
  expect(candidates.map(({ textContent }) => textContent)).toEqual([
    'track_order0.83',
    'returns0.21',
  ]);
  expect(candidates.map(({ dataset }) => dataset['meant'])).toEqual(['true', 'false']);
  expect(screen.getByTestId('why-value').textContent).toBe(
    'delivery_day = 2026-11-27 from “next Friday”',
  );
  expect(screen.getByText('“where is my parcel”, English')).toBeTruthy();
  expect(await faultsOf(container)).toEqual([]);
});

test('a bar is as long as its score and never longer than its place', () => {
  const candidates = [
    { name: 'one', confidence: 0.25 },
    { name: 'two', confidence: 1.2 },
  ];
  renderPage(<Why text="hello" why={aWhy({ candidates })} />);
  const widths = screen
    .getAllByTestId('why-candidate')
    .map((each) => each.querySelector<HTMLElement>('[style]')?.style.width);
  expect(widths).toEqual(['25%', '100%']);
});

test('an operator sees where a message was understood by its words alone', () => {
  renderPage(<Why text="hello" why={aWhy({ understood_by: 'words' })} />);
  expect(screen.getByTestId('why-judge').textContent).toContain('words alone');
});

test('what was never compared was judged by nothing', () => {
  renderPage(<Why text="hello" why={aWhy()} />);
  expect(screen.queryByTestId('why-judge')).toBeNull();
  expect(judgeWords('oracle')).toBe('oracle');
});

test('a rule that is new to this page is shown as it came', () => {
  expect(ruleWords('BREAK')).toBe('Nothing was near enough.');
  expect(ruleWords('guessing')).toBe('guessing');
  expect(ruleWords('constructor')).toBe('constructor');
});
