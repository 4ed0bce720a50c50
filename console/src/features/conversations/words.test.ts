import { expect, test } from 'vitest';
import { CONVERSATION_STATES } from '../../api/conversations';
import { deliveryWords, reasonWords, stateSentence, stateWords, visitorName } from './words';

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
});
