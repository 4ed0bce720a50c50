import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderPage } from '../../testing/render';
import { aConversation } from '../../testing/samples';
import { HandOvers } from './HandOvers';

test('a left message and how the hand-over ended can be read', () => {
  renderPage(
    <HandOvers
      conversation={aConversation({
        state: 'bot',
        state_reason: 'leaves_message',
        hand_overs: [
          {
            asked_because: 'visitors_wish',
            asked_at: '2026-11-22T10:00:00Z',
            transferred_at: '2026-11-22T10:00:01Z',
            understood: 'order: AB-1',
            outcome: 'gave_up',
            reason: 'leaves_message',
            ended_at: '2026-11-22T10:01:00Z',
          },
        ],
        left_messages: [
          {
            id: '1',
            conversation_id: '7',
            visitor_name: 'Ada',
            at: '2026-11-22T10:02:00Z',
            text: 'My shed leaks.',
            seen_to: null,
          },
        ],
      })}
    />,
  );
  expect(screen.getByTestId('left-message').textContent).toContain('My shed leaks.');
  expect(screen.getByTestId('hand-over').textContent).toContain('The visitor did not wait');
  expect(screen.getByTestId('hand-over').textContent).toContain('order: AB-1');
});

test('only what fits the state can be ordered', () => {
  const atBot = renderPage(<HandOvers conversation={aConversation({ state: 'bot' })} />);
  expect(screen.getByTestId('hand-over-now')).toBeTruthy();
  expect(screen.queryByTestId('take-back')).toBeNull();
  atBot.unmount();
  renderPage(<HandOvers conversation={aConversation({ state: 'waiting' })} />);
  expect(screen.getByTestId('take-back')).toBeTruthy();
  expect(screen.queryByTestId('hand-over-now')).toBeNull();
});
