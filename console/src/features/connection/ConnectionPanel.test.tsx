import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderPage } from '../../testing/render';
import { aConnection } from '../../testing/samples';
import { ConnectionSummary } from './ConnectionPanel';

const FAILING = aConnection({
  state: 'database_failing',
  headline: 'Nothing can be stored',
  detail: 'database is locked The bot says nothing meanwhile.',
  next_step: 'Look whether the disk is full.',
});

test('while nothing can be stored the operator reads why and what to do, and then that it is over', () => {
  const page = renderPage(<ConnectionSummary connection={FAILING} />);
  const state = screen.getByTestId('connection-state');
  expect(state.textContent).toContain('Nothing can be stored');
  expect(state.getAttribute('data-state')).toBe('database_failing');
  expect(screen.getByText(/database is locked/)).toBeTruthy();
  expect(screen.getByTestId('connection-next-step').textContent).toContain('disk is full');
  page.unmount();

  renderPage(<ConnectionSummary connection={aConnection()} />);
  expect(screen.getByTestId('connection-state').textContent).toContain('Online');
  expect(screen.queryByTestId('connection-next-step')).toBeNull();
});
