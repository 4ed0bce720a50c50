import type { ConversationState } from './conversations';
import type { Side } from './versions';

/** The names under which answers are kept; live events write to the same names. */
export const keys = {
  session: ['session'] as const,
  setup: ['setup'] as const,
  about: ['about'] as const,
  apiTokens: ['api-tokens'] as const,
  businesses: ['businesses'] as const,
  business: (businessId: string) => ['business', businessId] as const,
  checklist: (businessId: string) => ['business', businessId, 'checklist'] as const,
  deployment: (businessId: string) => ['business', businessId, 'deployment'] as const,
  authorizeUrl: (businessId: string, clientId: string, subdomain: string) =>
    ['business', businessId, 'authorize-url', clientId, subdomain] as const,
  conversationLists: (businessId: string) => ['business', businessId, 'conversations'] as const,
  conversations: (businessId: string, state: ConversationState | null) =>
    ['business', businessId, 'conversations', state] as const,
  conversation: (conversationId: string) => ['conversation', conversationId] as const,
  deadLetters: (conversationId: string) =>
    ['conversation', conversationId, 'dead-letters'] as const,
  leftMessageLists: (businessId: string) => ['business', businessId, 'left-messages'] as const,
  leftMessages: (businessId: string, show: 'open' | 'all') =>
    ['business', businessId, 'left-messages', show] as const,
  leftMessageCount: (businessId: string) =>
    ['business', businessId, 'left-messages', 'count'] as const,
  handOverCounts: (businessId: string, period: string) =>
    ['business', businessId, 'hand-overs', period] as const,
  bot: (botId: string) => ['bot', botId] as const,
  versions: (botId: string) => ['bot', botId, 'versions'] as const,
  versionFile: (botId: string, version: number) => ['bot', botId, 'version', version] as const,
  diff: (botId: string, from: Side, to: Side, revision: number | null) =>
    ['bot', botId, 'diff', from, to, revision] as const,
};
