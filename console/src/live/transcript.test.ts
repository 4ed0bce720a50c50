import { expect, test } from 'vitest';
import { anEntry } from '../testing/samples';
import { withEntry } from './transcript';

const numbers = (entries: readonly { number: number }[]) => entries.map((each) => each.number);

test('a new entry comes last', () => {
  expect(numbers(withEntry([anEntry({ number: 1 })], anEntry({ number: 2 })))).toEqual([1, 2]);
});

test('an entry that comes late goes where its number belongs', () => {
  const known = [anEntry({ number: 1 }), anEntry({ number: 3 })];
  expect(numbers(withEntry(known, anEntry({ number: 2 })))).toEqual([1, 2, 3]);
});

test('the same number replaces, as when a line turns out delivered', () => {
  const known = [anEntry({ number: 1 }), anEntry({ number: 2, delivery: 'pending' })];
  const after = withEntry(known, anEntry({ number: 2, delivery: 'delivered' }));
  expect(numbers(after)).toEqual([1, 2]);
  expect(after[1]?.delivery).toBe('delivered');
  expect(known[1]?.delivery).toBe('pending');
});
