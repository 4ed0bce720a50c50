import { expect, test } from 'vitest';
import { checklistTarget } from './checklistTarget';

function target(id: string, link: string | null) {
  return checklistTarget({ id, link, title: '', done: false, detail: '' }, '1001');
}

test('the server’s link counts, a page of this console or another site', () => {
  expect(target('authorised', '/businesses/1001/x')).toEqual({
    kind: 'page',
    to: '/businesses/1001/x',
  });
  expect(target('human_department', 'https://acme.zendesk.com/')).toEqual({
    kind: 'site',
    href: 'https://acme.zendesk.com/',
  });
});

test('without a link a known step leads to its page', () => {
  expect(target('first_answer', null)).toEqual({
    kind: 'page',
    to: '/businesses/1001/conversations',
  });
});

test('a link that would run a script or hide another site is not followed', () => {
  expect(target('unknown', 'javascript:alert(1)')).toBeNull();
  expect(target('unknown', '//elsewhere.example')).toBeNull();
});
