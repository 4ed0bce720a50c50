import { expect, test } from 'vitest';
import type { ConnectionTest } from '../../api/connection';
import { verdict } from './TestResult';
import { connectionActions, connectionWords } from './words';

function result(broken: string | null, ...states: ConnectionTest['links'][number]['state'][]) {
  const links = states.map((state, index) => ({
    id: `link-${String(index)}`,
    title: `Link ${String(index)}`,
    state,
    detail: '',
    next_step: '',
  }));
  return { links, broken };
}

test('what needs a person is not shown in the tone of what passes by itself', () => {
  expect(connectionWords('reconnecting').tone).toBe('busy');
  expect(connectionWords('database_failing').tone).toBe('bad');
  expect(connectionWords('taken_over').tone).toBe('bad');
  expect(connectionWords('not_authorised').tone).toBe('warn');
});

test('start is offered only where it can help', () => {
  expect(connectionActions('stopped')).toEqual({ start: true, stop: false });
  expect(connectionActions('taken_over')).toEqual({ start: true, stop: false });
  expect(connectionActions('online')).toEqual({ start: false, stop: true });
  expect(connectionActions('not_authorised')).toEqual({ start: false, stop: false });
});

test('the verdict names the first broken link', () => {
  expect(verdict(result('link-1', 'ok', 'broken', 'skipped'))).toEqual({
    tone: 'bad',
    text: 'Broken at: Link 1',
  });
});

test('warnings are counted when nothing is broken', () => {
  expect(verdict(result(null, 'ok', 'warning')).text).toBe(
    'The connection works; one link wants a look',
  );
  expect(verdict(result(null, 'warning', 'warning')).text).toContain('2 links want');
  expect(verdict(result(null, 'ok', 'ok'))).toEqual({ tone: 'ok', text: 'Every link holds' });
});
