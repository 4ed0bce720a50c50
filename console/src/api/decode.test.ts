import { expect, test } from 'vitest';
import { array, DecodeError, id, moment, nullable, number, object, oneOf, string } from './decode';

test('an identifier may be a number or a text and becomes a text', () => {
  expect(id(1001, '')).toBe('1001');
  expect(id('c-9', '')).toBe('c-9');
});

test('the path of what is wrong is named', () => {
  const list = object({ items: array(object({ size: number })) });
  expect(() => list({ items: [{ size: 1 }, { size: 'two' }] }, '')).toThrow(
    'items[1].size is not a number',
  );
});

test('a word outside the list is refused, not passed on', () => {
  expect(() => oneOf('on', 'off')('maybe', 'state')).toThrow(DecodeError);
});

test('a nullable field may be missing', () => {
  expect(object({ reason: nullable(string) })({}, '')).toEqual({ reason: null });
});

test('fields that nobody asked for are left out', () => {
  expect(object({ name: string })({ name: 'a', newer: 1 }, '')).toEqual({ name: 'a' });
});

test('a moment may be a text or seconds since 1970; other texts are refused', () => {
  expect(moment('2026-11-20T10:00:00Z', '')).toBe('2026-11-20T10:00:00Z');
  expect(moment(1_700_000_000, '')).toBe('2023-11-14T22:13:20.000Z');
  expect(() => moment('soon', 'at')).toThrow('at is not a time');
});
