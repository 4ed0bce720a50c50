import { QueryClient, type InfiniteData } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import type { Business } from '../api/businesses';
import type { Conversation, ConversationPage, ConversationState } from '../api/conversations';
import type { Deployment } from '../api/deployments';
import { keys } from '../api/keys';
import {
  aBusiness,
  aConnection,
  aConversation,
  aDeployment,
  anEntry,
  aSummary,
} from '../testing/samples';
import { applyConnection, applyConversation, applyEntry, withConversation } from './applyEvent';

type Pages = InfiniteData<ConversationPage, string | null>;

function pagesOf(...ids: string[][]): Pages {
  return {
    pages: ids.map((page) => ({
      conversations: page.map((id, index) =>
        aSummary({ id, last_at: `2026-11-20T09:0${String(9 - index)}:00Z` }),
      ),
      next: null,
    })),
    pageParams: ids.map(() => null),
  };
}

const idsOf = (pages: Pages | undefined) =>
  pages?.pages.map((page) => page.conversations.map((each) => each.id));

test('a connection event reaches the list, the business and the deployment', () => {
  const client = new QueryClient();
  client.setQueryData(keys.businesses, [aBusiness(), aBusiness({ id: '1002' })]);
  client.setQueryData(keys.business('1001'), aBusiness());
  client.setQueryData(keys.deployment('1001'), aDeployment());

  applyConnection(client, '1001', aConnection({ state: 'taken_over' }));

  const list = client.getQueryData<Business[]>(keys.businesses);
  expect(list?.map((each) => each.connection.state)).toEqual(['taken_over', 'online']);
  const business = client.getQueryData<Business>(keys.business('1001'));
  expect(business?.connection.state).toBe('taken_over');
  const deployment = client.getQueryData<Deployment>(keys.deployment('1001'));
  expect(deployment?.connection.state).toBe('taken_over');
});

test('an event about what was never read creates nothing', () => {
  const client = new QueryClient();
  applyConnection(client, '1001', aConnection());
  applyConversation(client, aSummary());
  applyEntry(client, { conversation_id: 'c1', entry: anEntry() });
  expect(client.getQueryCache().getAll()).toEqual([]);
});

test('a conversation that went on moves to the top, from an older page too', () => {
  const pages = pagesOf(['a', 'b'], ['c', 'd']);
  const after = withConversation(
    pages,
    aSummary({ id: 'd', last_at: '2026-11-20T11:00:00Z' }),
    null,
  );
  expect(idsOf(after)).toEqual([['d', 'a', 'b'], ['c']]);
});

test('a conversation leaves a filtered list when its state no longer fits', () => {
  const client = new QueryClient();
  const seed = (state: ConversationState | null) =>
    client.setQueryData(keys.conversations('1001', state), pagesOf(['a', 'b']));
  seed(null);
  seed('bot');
  client.setQueryData(keys.conversations('1001', 'human'), pagesOf([]));

  applyConversation(client, aSummary({ id: 'a', state: 'human', last_at: '2026-11-20T11:00:00Z' }));

  const list = (state: ConversationState | null) =>
    idsOf(client.getQueryData<Pages>(keys.conversations('1001', state)));
  expect(list(null)).toEqual([['a', 'b']]);
  expect(list('bot')).toEqual([['b']]);
  expect(list('human')).toEqual([['a']]);
});

test('a conversation of another business does not appear', () => {
  const client = new QueryClient();
  client.setQueryData(keys.conversations('1001', null), pagesOf(['a']));
  applyConversation(client, aSummary({ id: 'x', business_id: '1002' }));
  expect(idsOf(client.getQueryData<Pages>(keys.conversations('1001', null)))).toEqual([['a']]);
});

test('an entry is added to its transcript and a new state to its heading', () => {
  const client = new QueryClient();
  client.setQueryData(keys.conversation('c1'), aConversation());
  applyEntry(client, { conversation_id: 'c1', entry: anEntry({ number: 2, text: 'And?' }) });
  applyConversation(client, aSummary({ state: 'requested' }));
  const read = client.getQueryData<Conversation>(keys.conversation('c1'));
  expect(read?.transcript.map((each) => each.text)).toEqual(['Hello', 'And?']);
  expect(read?.state).toBe('requested');
});
