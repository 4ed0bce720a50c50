import { expect, test } from 'vitest';
import { momentTime, relativeTime } from './time';

const now = Date.parse('2026-11-20T10:00:00Z');
const ago = (seconds: number) => relativeTime(now - seconds * 1000, now, 'en');

test('times are told in the largest unit that fits', () => {
  expect(ago(20)).toBe('now');
  expect(ago(59 * 60)).toBe('59 min. ago');
  expect(ago(60 * 60)).toBe('1 hr. ago');
  expect(ago(26 * 3600)).toBe('yesterday');
});

test('from a week on the date is shown', () => {
  expect(ago(8 * 86_400)).toBe('Nov 12, 2026');
});

test('the reader’s language is used', () => {
  expect(relativeTime(now - 120_000, now, 'de')).toBe('vor 2 Min.');
});

test('a moment is the clock’s time today and has its date before that', () => {
  expect(momentTime(now - 60_000, now, 'en-GB')).toMatch(/^\d\d:\d\d$/);
  expect(momentTime(now - 3 * 86_400_000, now, 'en-GB')).toMatch(/^17 Nov 2026, \d\d:\d\d$/);
});
