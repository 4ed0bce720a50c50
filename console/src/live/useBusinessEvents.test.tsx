import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Business } from '../api/businesses';
import { keys } from '../api/keys';
import { aBusiness, aConnection } from '../testing/samples';
import { useBusinessEvents } from './useBusinessEvents';

class FakeEventSource extends EventTarget {
  static readonly CLOSED = 2;
  static opened: FakeEventSource[] = [];
  readyState = 1;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;

  constructor(readonly url: string) {
    super();
    FakeEventSource.opened.push(this);
  }

  close() {
    this.readyState = FakeEventSource.CLOSED;
  }

  tell(event: string, data: unknown) {
    this.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data) }));
  }
}

beforeEach(() => {
  FakeEventSource.opened = [];
  vi.stubGlobal('EventSource', FakeEventSource);
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function listen() {
  const client = new QueryClient();
  client.setQueryData(keys.business('1001'), aBusiness());
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const hook = renderHook(() => useBusinessEvents('1001'), { wrapper });
  const invalidated = () => client.getQueryState(keys.business('1001'))?.isInvalidated;
  const latest = () => {
    const source = FakeEventSource.opened.at(-1);
    if (source === undefined) throw new Error('No event source was opened');
    return source;
  };
  return { client, hook, latest, invalidated };
}

test('events of the business are written into the caches', () => {
  const { client, latest } = listen();
  expect(latest().url).toBe('/api/v1/businesses/1001/events');
  latest().tell('connection', aConnection({ state: 'reconnecting' }));
  const business = client.getQueryData<Business>(keys.business('1001'));
  expect(business?.connection.state).toBe('reconnecting');
});

test('after a broken line everything is read anew', () => {
  const { client, hook, latest, invalidated } = listen();
  act(() => latest().onopen?.());
  expect(hook.result.current).toBe('live');
  client.setQueryData(keys.business('1001'), aBusiness());
  expect(invalidated()).toBe(false);

  act(() => latest().onerror?.());
  expect(hook.result.current).toBe('interrupted');
  act(() => latest().onopen?.());
  expect(hook.result.current).toBe('live');
  expect(invalidated()).toBe(true);
});

test('a refused line is tried again, since the browser does not do it', () => {
  const { latest } = listen();
  latest().readyState = FakeEventSource.CLOSED;
  act(() => latest().onerror?.());
  act(() => {
    vi.advanceTimersByTime(5_000);
  });
  expect(FakeEventSource.opened).toHaveLength(2);
});

test('an event that is not understood leads to reading anew instead of being lost', () => {
  const told = vi.spyOn(console, 'error').mockReturnValue();
  const { latest, invalidated } = listen();
  latest().tell('connection', { state: 'unheard_of' });
  expect(invalidated()).toBe(true);
  expect(told).toHaveBeenCalledOnce();
});

test('leaving the page closes the line', () => {
  const { hook, latest } = listen();
  hook.unmount();
  expect(latest().readyState).toBe(FakeEventSource.CLOSED);
});
