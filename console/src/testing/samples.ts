import type { Business } from '../api/businesses';
import type { ConnectionStatus } from '../api/connection';
import type { Conversation, ConversationSummary, Entry } from '../api/conversations';
import type { LeftMessage } from '../api/leftMessages';
import type { Bot } from '../api/bots';
import type { Deployment } from '../api/deployments';
import type { Version } from '../api/versions';
import type { Why } from '../api/why';

export function aConnection(changes: Partial<ConnectionStatus> = {}): ConnectionStatus {
  return {
    state: 'online',
    since: '2026-11-20T10:00:00Z',
    headline: 'The bot is online.',
    detail: '',
    next_step: '',
    agent: null,
    ...changes,
  };
}

export function aBusiness(changes: Partial<Business> = {}): Business {
  return {
    id: '1001',
    name: 'Acme Shop',
    languages: ['en'],
    created_at: '2026-11-20T09:00:00Z',
    bot: { id: 'b1', name: 'Acme bot' },
    connection: aConnection(),
    ...changes,
  };
}

export function aDeployment(changes: Partial<Deployment> = {}): Deployment {
  return {
    business_id: '1001',
    kind: 'zendesk_live_chat',
    client_id: 'client-1',
    client_name: 'acme',
    subdomain: 'acme',
    client_secret_set: true,
    redirect_url: 'http://127.0.0.1:8080/redirect/1001',
    authorised_at: null,
    connection: aConnection({ state: 'not_authorised' }),
    ...changes,
  };
}

export function aSummary(changes: Partial<ConversationSummary> = {}): ConversationSummary {
  return {
    id: 'c1',
    business_id: '1001',
    channel_id: 'ch1',
    visitor: { id: 'v1', name: 'Priya' },
    state: 'bot',
    state_reason: null,
    started_at: '2026-11-20T10:00:00Z',
    last_at: '2026-11-20T10:05:00Z',
    last_text: 'Hello',
    message_count: 1,
    ...changes,
  };
}

export function anEntry(changes: Partial<Entry> = {}): Entry {
  return {
    number: 1,
    at: '2026-11-20T10:00:00Z',
    kind: 'message',
    speaker: { kind: 'visitor', name: 'Priya' },
    text: 'Hello',
    quick_replies: [],
    message: null,
    delivery: null,
    delivery_reason: null,
    state: null,
    why: null,
    read_with: null,
    left_out: false,
    ...changes,
  };
}

export function aConversation(changes: Partial<Conversation> = {}): Conversation {
  return {
    ...aSummary(),
    transcript: [anEntry()],
    hand_overs: [],
    left_messages: [],
    ...changes,
  };
}

export function aLeftMessage(changes: Partial<LeftMessage> = {}): LeftMessage {
  return {
    id: '1',
    conversation_id: '7',
    visitor_name: 'Ada',
    at: '2026-11-22T10:02:00Z',
    text: 'My shed leaks.',
    seen_to: null,
    ...changes,
  };
}

export function aWhy(changes: Partial<Why> = {}): Why {
  return {
    language: 'en',
    understood: '',
    understood_by: null,
    candidates: [],
    values: [],
    rule: 'break',
    path: [],
    ...changes,
  };
}

export function aVersion(changes: Partial<Version> = {}): Version {
  return {
    number: 1,
    author: 'Alex',
    note: 'First answers',
    created_at: '2026-11-20T09:00:00Z',
    ...changes,
  };
}

export function aBot(changes: Partial<Bot> = {}): Bot {
  return {
    id: 'b1',
    business_id: '1001',
    name: 'Helper',
    languages: ['en'],
    file: 'one\ntwo\nthree',
    revision: 4,
    updated_at: '2026-11-20T10:00:00Z',
    entries: 3,
    published: aVersion(),
    draft_differs: false,
    notes: [],
    ...changes,
  };
}
