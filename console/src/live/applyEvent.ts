import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Business } from '../api/businesses';
import type { ConnectionStatus } from '../api/connection';
import type {
  Conversation,
  ConversationPage,
  ConversationState,
  ConversationSummary,
  EntryEvent,
} from '../api/conversations';
import type { Deployment } from '../api/deployments';
import { keys } from '../api/keys';
import type { LeftMessage } from '../api/leftMessages';
import { withEntry } from './transcript';

type ConversationPages = InfiniteData<ConversationPage, string | null>;

export function applyConnection(
  client: QueryClient,
  businessId: string,
  connection: ConnectionStatus,
): void {
  client.setQueryData<Business>(keys.business(businessId), (old) => old && { ...old, connection });
  client.setQueryData<Business[]>(keys.businesses, (old) =>
    old?.map((each) => (each.id === businessId ? { ...each, connection } : each)),
  );
  client.setQueryData<Deployment>(
    keys.deployment(businessId),
    (old) => old && { ...old, connection },
  );
  // The consent is given on another page; its time is known to the server only.
  void client.invalidateQueries({ queryKey: keys.deployment(businessId) });
  void client.invalidateQueries({ queryKey: keys.checklist(businessId) });
}

/** Puts a conversation where it belongs in a list sorted by the last line, newest first. */
export function withConversation(
  pages: ConversationPages,
  summary: ConversationSummary,
  filter: ConversationState | null,
): ConversationPages {
  const [first, ...rest] = pages.pages.map((page) => ({
    ...page,
    conversations: page.conversations.filter((each) => each.id !== summary.id),
  }));
  if (first === undefined) return pages;
  if (filter !== null && filter !== summary.state) return { ...pages, pages: [first, ...rest] };
  const conversations = [summary, ...first.conversations].sort(
    (a, b) => Date.parse(b.last_at) - Date.parse(a.last_at),
  );
  return { ...pages, pages: [{ ...first, conversations }, ...rest] };
}

export function applyConversation(client: QueryClient, summary: ConversationSummary): void {
  const lists = client.getQueriesData<ConversationPages>({
    queryKey: keys.conversationLists(summary.business_id),
  });
  for (const [key, pages] of lists) {
    if (pages === undefined) continue;
    const filter = (key[3] ?? null) as ConversationState | null;
    client.setQueryData<ConversationPages>(key, withConversation(pages, summary, filter));
  }
  client.setQueryData<Conversation>(
    keys.conversation(summary.id),
    (old) => old && { ...old, ...summary },
  );
  void client.invalidateQueries({ queryKey: keys.checklist(summary.business_id) });
}

/** What is open and in which order lists have it is the server's to tell; such events are rare. */
export function applyLeftMessage(
  client: QueryClient,
  businessId: string,
  message: LeftMessage,
): void {
  void client.invalidateQueries({ queryKey: keys.leftMessageLists(businessId) });
  void client.invalidateQueries({ queryKey: keys.conversation(message.conversation_id) });
}

export function applyEntry(client: QueryClient, event: EntryEvent): void {
  const queryKey = keys.conversation(event.conversation_id);
  client.setQueryData<Conversation>(
    queryKey,
    (old) => old && { ...old, transcript: withEntry(old.transcript, event.entry) },
  );
  // A read that is under way may have begun before this entry was there and would drop it again.
  if (client.isFetching({ queryKey }) > 0) void client.invalidateQueries({ queryKey });
}
