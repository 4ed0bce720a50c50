import { expect, test } from 'vitest';
import { indented, lineRange, outdented } from './yamlText';

test('a line is found by its number, and the last one for numbers beyond the end', () => {
  expect(lineRange('ab\ncde\nf', 2)).toEqual({ start: 3, end: 6 });
  expect(lineRange('ab\ncde\nf', 99)).toEqual({ start: 7, end: 8 });
});

test('Tab puts two spaces at the cursor', () => {
  expect(indented({ text: 'ab', start: 1, end: 1 })).toEqual({ text: 'a  b', start: 3, end: 3 });
});

test('Tab indents each line of a selection', () => {
  const after = indented({ text: 'a\nb\nc', start: 0, end: 3 });
  expect(after.text).toBe('  a\n  b\nc');
  expect(after.text.slice(after.start, after.end)).toBe('a\n  b');
});

test('Shift+Tab takes at most two spaces from each line and no other character', () => {
  const text = '   a\n b\nc';
  const after = outdented({ text, start: 3, end: text.length });
  expect(after).toEqual({ text: ' a\nb\nc', start: 1, end: 6 });
});

test('indenting and taking back leaves the text as it was', () => {
  const before = { text: 'x:\n  - y\n  - z\n', start: 3, end: 12 };
  expect(outdented(indented(before)).text).toBe(before.text);
});
