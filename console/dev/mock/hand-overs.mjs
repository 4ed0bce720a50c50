import { ago } from './data.mjs';
import { find } from './refusal.mjs';

const count = (outcome, reason, times) => ({ outcome, reason, count: times });

const COUNTS = [
  count('human_came', 'human_came', 214),
  count('failed', 'no_department_online', 31),
  count('gave_up', 'leaves_message', 22),
  count('abandoned', 'visitor_left', 17),
  count('gave_up', 'goes_on', 12),
  count('failed', 'timed_out', 9),
  count('failed', 'outside_hours', 4),
  count('open', null, 3),
  count('taken_back', 'operator', 1),
];

const left = (id, chat, name, minutes, text, seenTo = null) => ({
  id,
  business_id: 1001,
  conversation_id: chat,
  visitor_name: name,
  at: ago(minutes),
  text,
  seen_to: seenTo,
});

export const LEFT_MESSAGES = () => [
  left(
    'm4',
    'c4',
    'Aiko Tanaka',
    54,
    'The second parcel of order 48213 never came.\nPlease call me before six, or write to [mail].',
  ),
  left('m3', 'c5', 'Maria dos Santos Oliveira', 180, 'Do you deliver to the Azores?'),
  left('m2', 'c6', '', 60 * 30, `${'aVeryLongWordWithoutAnySpaceInIt'.repeat(5)}?`),
  left('m1', 'c7', 'Visitor from the shop', 60 * 50, 'Is the blue kettle coming back?', {
    at: ago(60 * 20),
    by: 'Alex Kim',
  }),
];

/** The business's messages as a page: all of them, or those that are open. */
export function leftMessages(state, businessId, query) {
  const all = state.leftMessages.filter((each) => String(each.business_id) === businessId);
  const open = all.filter((each) => each.seen_to === null);
  return { messages: query.get('open') === 'true' ? open : all, next: null, open: open.length };
}

export function mark(state, businessId, id, by) {
  const message = find(state.leftMessages, id, 'left message');
  message.seen_to = by === null ? null : { at: ago(0), by };
  state.emit(businessId, 'left_message', message);
  return message;
}

export function handOverCounts(businessId) {
  return { hand_overs: businessId === '1001' ? COUNTS : [] };
}
