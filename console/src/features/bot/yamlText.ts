/** Where line `line` (from 1) begins and ends in the text, for selecting it. */
export function lineRange(text: string, line: number): { start: number; end: number } {
  const lines = text.split('\n');
  const index = Math.min(Math.max(line, 1), lines.length) - 1;
  let start = 0;
  for (const before of lines.slice(0, index)) start += before.length + 1;
  return { start, end: start + (lines[index]?.length ?? 0) };
}

interface Selection {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const INDENT = '  ';

/** What Tab does: two spaces at the cursor, or before each line of a selection. */
export function indented({ text, start, end }: Selection): Selection {
  if (start === end) {
    const at = start + INDENT.length;
    return { text: text.slice(0, start) + INDENT + text.slice(end), start: at, end: at };
  }
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const block = text.slice(from, end);
  const moved = block.replace(/^/gm, INDENT);
  return {
    text: text.slice(0, from) + moved + text.slice(end),
    start: start + INDENT.length,
    end: end + moved.length - block.length,
  };
}

/** What Shift+Tab does: up to two spaces less before each line that the selection touches. */
export function outdented({ text, start, end }: Selection): Selection {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const block = text.slice(from, end);
  const first = /^ {0,2}/.exec(text.slice(from))?.[0].length ?? 0;
  const lineEnd = text.indexOf('\n', end);
  const until = lineEnd === -1 ? text.length : lineEnd;
  const whole = text.slice(from, until);
  const moved = whole.replace(/^ {1,2}/gm, '');
  const lastStart = from + block.lastIndexOf('\n') + 1;
  const before = text.slice(from, lastStart).replace(/^ {1,2}/gm, '').length;
  const last = /^ {0,2}/.exec(text.slice(lastStart))?.[0].length ?? 0;
  return {
    text: text.slice(0, from) + moved + text.slice(until),
    start: Math.max(from, start - first),
    end: from + before + Math.max(0, end - lastStart - last),
  };
}
