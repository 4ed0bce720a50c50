import { expect, test } from 'vitest';
import { refreshDelay } from './refreshDelay';

const now = Date.parse('2026-11-20T10:00:00Z');

test('a new URL is fetched shortly before the old one expires', () => {
  expect(refreshDelay('2026-11-20T10:10:00Z', now)).toBe(580_000);
});

test('an expired one is replaced soon, yet never in a tight loop', () => {
  expect(refreshDelay('2026-11-20T09:00:00Z', now)).toBe(5_000);
});

test('one that lasts is kept', () => {
  expect(refreshDelay(null, now)).toBe(false);
});
