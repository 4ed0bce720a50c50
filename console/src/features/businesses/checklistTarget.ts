import type { ChecklistStep } from '../../api/businesses';

export type Target =
  { readonly kind: 'page'; readonly to: string } | { readonly kind: 'site'; readonly href: string };

const PAGES: Record<string, string> = {
  bot_created: '/bot',
  keys_saved: '/channels/zendesk-live-chat',
  authorised: '/channels/zendesk-live-chat',
  connected: '/channels/zendesk-live-chat',
  human_department: '/channels/zendesk-live-chat',
  first_answer: '/conversations',
  first_hand_over: '/conversations',
};

/** Where a step is done: what the server says, else the page of this console that we know of. */
export function checklistTarget(step: ChecklistStep, businessId: string): Target | null {
  if (step.link !== null) {
    if (/^\/(?![/\\])/.test(step.link)) return { kind: 'page', to: step.link };
    if (/^https?:\/\//.test(step.link)) return { kind: 'site', href: step.link };
  }
  const page = PAGES[step.id];
  return page === undefined ? null : { kind: 'page', to: `/businesses/${businessId}${page}` };
}
