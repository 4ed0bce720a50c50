import { expect, test } from 'vitest';
import { CONVERSATION_STATES } from '../../api/conversations';
import {
  deedWords,
  deliveryWords,
  reasonWords,
  stateSentence,
  stateWords,
  visitorName,
} from './words';

test('every state has a label of its own', () => {
  const labels = CONVERSATION_STATES.map((state) => stateWords(state).label);
  expect(new Set(labels).size).toBe(CONVERSATION_STATES.length);
});

test('a state that only a newer server knows is still shown', () => {
  expect(stateSentence('parked')).toBe('State: parked');
  expect(stateSentence('toString')).toBe('State: toString');
});

test('a visitor without a name is told from others by the end of the id', () => {
  expect(visitorName({ id: 'visitor-0001-ab', name: ' ' })).toBe('Visitor 001ab');
  expect(visitorName({ id: 'v', name: 'Priya' })).toBe('Priya');
});

test('a line that was not delivered says why', () => {
  const words = deliveryWords({ delivery: 'withdrawn', delivery_reason: 'another_agent_serves' });
  expect(words).toEqual({ text: 'Not sent · Another agent serves this chat', trouble: true });
  expect(deliveryWords({ delivery: 'undeliverable', delivery_reason: null })?.text).toBe(
    'Could not be delivered',
  );
  expect(deliveryWords({ delivery: null, delivery_reason: null })).toBeNull();
});

test('a reason is told in words, and one that only a newer server knows as it came', () => {
  expect(reasonWords('visitors_wish')).toBe('The visitor asked for a person');
  expect(reasonWords('toString')).toBe('toString');
  expect(reasonWords('refused: over the limit')).toBe('Zendesk refused it: over the limit');
  expect(reasonWords('said: so')).toBe('said: so');
});

test('a call of a service and tags are told with what became of them', () => {
  const call = { kind: 'call', text: 'GET https://shop.example' } as const;
  const tag = { kind: 'tag', text: 'vip' } as const;
  const pending = { delivery: 'pending', delivery_reason: null } as const;
  const done = { delivery: 'delivered', delivery_reason: null } as const;
  expect(deedWords({ ...call, ...pending }).text).toBe('Asking GET https://shop.example…');
  expect(deedWords({ ...call, ...done }).text).toBe('Asked GET https://shop.example');
  expect(deedWords({ ...call, delivery: 'withdrawn', delivery_reason: 'human_came' })).toEqual({
    text: 'Stopped asking GET https://shop.example · A person joined the chat',
    trouble: true,
  });
  expect(
    deedWords({ ...call, delivery: 'undeliverable', delivery_reason: 'status: It said 500.' }).text,
  ).toBe('Asked GET https://shop.example in vain · It said 500.');
  expect(deedWords({ ...tag, ...done }).text).toBe('Tagged vip');
  expect(
    deedWords({ ...tag, delivery: 'undeliverable', delivery_reason: 'refused: no' }).text,
  ).toBe('Could not be tagged vip · Zendesk refused it: no');
});
