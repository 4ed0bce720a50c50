import { expect, test } from 'vitest';
import { byOutcome, share, since } from './counts';

test('outcomes are summed over their reasons, the most frequent first', () => {
  expect(
    byOutcome([
      { outcome: 'failed', reason: 'no_department_online', count: 3 },
      { outcome: 'human_came', reason: 'human_came', count: 4 },
      { outcome: 'failed', reason: 'timed_out', count: 5 },
      { outcome: 'open', reason: null, count: 1 },
    ]),
  ).toEqual([
    {
      name: 'failed',
      count: 8,
      reasons: [
        { reason: 'timed_out', count: 5 },
        { reason: 'no_department_online', count: 3 },
      ],
    },
    { name: 'human_came', count: 4, reasons: [] },
    { name: null, count: 1, reasons: [] },
  ]);
});

test('what is rare is not said to be nothing', () => {
  expect([share(1, 1000), share(1, 3), share(3, 3)]).toEqual(['< 1 %', '33 %', '100 %']);
});

test('a period begins so many days ago, or never', () => {
  const now = Date.parse('2026-11-23T10:00:00Z');
  expect(since('week', now)?.toISOString()).toBe('2026-11-16T10:00:00.000Z');
  expect(since('ever', now)).toBeNull();
});
