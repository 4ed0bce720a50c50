import { act, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { renderPage } from '../testing/render';
import { ActionButton } from './ActionButton';

function Stop({ stopped }: { readonly stopped: Promise<void> }) {
  const [state, setState] = useState<'on' | 'stopping' | 'off'>('on');
  const [presses, setPresses] = useState(0);
  const stop = () => {
    setPresses(presses + 1);
    setState('stopping');
    void stopped.then(() => setState('off'));
  };
  return (
    <>
      <ActionButton loading={state === 'stopping'} disabled={state === 'off'} onClick={stop}>
        Stop
      </ActionButton>
      <input aria-label="Other" data-testid="other" />
      <output>{`${state} ${String(presses)}`}</output>
    </>
  );
}

test('a press that makes the button busy and then unavailable leaves the focus on it', async () => {
  let finish: () => void = () => expect.fail('the button was not pressed');
  const stopped = new Promise<void>((resolve) => (finish = resolve));
  renderPage(<Stop stopped={stopped} />);
  const button = screen.getByRole('button', { name: 'Stop' });
  button.focus();
  fireEvent.click(button);
  // Browsers take the focus from what becomes disabled by themselves; here another has it and loses it.
  screen.getByTestId('other').focus();
  screen.getByTestId('other').blur();
  expect(document.activeElement).toBe(document.body);
  await act(async () => {
    finish();
    await stopped;
  });
  expect(document.activeElement).toBe(button);
  expect(button.getAttribute('aria-disabled')).toBe('true');
  fireEvent.click(button);
  expect(screen.getByRole('status').textContent).toBe('off 1');
});
