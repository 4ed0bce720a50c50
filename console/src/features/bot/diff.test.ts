import { expect, test } from 'vitest';
import { changeWords, hunksOf, type DiffLine } from './diff';

const shown = ({ kind, text, old, now }: DiffLine) =>
  `${String(old ?? '')}|${String(now ?? '')}|${kind}|${text}`;

test('lines are numbered in both files, and what is left out between changes is counted', () => {
  const hunks = hunksOf(
    [
      '--- version 1',
      '+++ draft',
      '@@ -4,3 +4,3 @@',
      ' four',
      '-five',
      '+FIVE',
      ' six',
      '@@ -20,2 +20,3 @@',
      ' twenty',
      '+new',
      ' last',
      '',
    ].join('\n'),
  );
  expect(hunks.map(({ skipped }) => skipped)).toEqual([3, 13]);
  expect(hunks.map(({ lines }) => lines.map(shown))).toEqual([
    ['4|4|same|four', '5||removed|five', '|5|added|FIVE', '6|6|same|six'],
    ['20|20|same|twenty', '|21|added|new', '21|22|same|last'],
  ]);
});

test('lines that look like the format’s own are lines all the same', () => {
  const hunks = hunksOf('--- a\n+++ b\n@@ -1,2 +1,2 @@\n---- a\n-@@ -1 +1 @@\n++++ b\n+@@\n');
  expect(hunks).toHaveLength(1);
  expect(hunks[0]?.lines.map(shown)).toEqual([
    '1||removed|--- a',
    '2||removed|@@ -1 +1 @@',
    '|1|added|+++ b',
    '|2|added|@@',
  ]);
});

test('a file that was empty has all its lines added', () => {
  expect(hunksOf('--- a\n+++ b\n@@ -0,0 +1 @@\n+one\n')[0]).toEqual({
    skipped: 0,
    lines: [{ kind: 'added', text: 'one', old: null, now: 1 }],
  });
  expect(hunksOf('')).toEqual([]);
});

test('changes are counted in words', () => {
  expect(changeWords({ added: 0, removed: 0 })).toBe('no difference');
  expect(changeWords({ added: 1, removed: 0 })).toBe('1 line added');
  expect(changeWords({ added: 3, removed: 1 })).toBe('3 lines added, 1 line removed');
});
