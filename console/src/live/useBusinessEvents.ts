import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { businessAddress } from '../api/addresses';
import { connectionStatus } from '../api/connection';
import { conversationSummary, entryEvent } from '../api/conversations';
import type { Decoder } from '../api/decode';
import { keys } from '../api/keys';
import { leftMessage } from '../api/leftMessages';
import { applyConnection, applyConversation, applyEntry, applyLeftMessage } from './applyEvent';

export type LiveState = 'opening' | 'live' | 'interrupted';

const RETRY_MS = 5_000;

/** Everything that events would have told while nobody listened. */
function refetchAll(client: QueryClient, businessId: string): void {
  void client.invalidateQueries({ queryKey: keys.business(businessId) });
  void client.invalidateQueries({ queryKey: ['conversation'] });
}

function decodeEvent<T>(event: MessageEvent<string>, decode: Decoder<T>): T {
  return decode(JSON.parse(event.data), event.type);
}

/**
 * Listens to a business's events and writes them into the caches of the pages. The browser comes
 * back by itself after a broken line; after a refusal (signed out, server restarting) we do.
 */
export function useBusinessEvents(businessId: string): LiveState {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>('opening');

  useEffect(() => {
    let source: EventSource | null = null;
    let retry: number | undefined;
    // Pages may have read their data before the line was open, so the first opening counts too.
    let missedSome = true;

    const on = <T>(name: string, decode: Decoder<T>, apply: (value: T) => void) => {
      source?.addEventListener(name, (event: MessageEvent<string>) => {
        try {
          apply(decodeEvent(event, decode));
        } catch (error) {
          console.error(`Event ${name} was not understood; reading everything anew.`, error);
          refetchAll(client, businessId);
        }
      });
    };

    const open = () => {
      source = new EventSource(`${businessAddress(businessId)}/events`);
      source.onopen = () => {
        if (missedSome) refetchAll(client, businessId);
        missedSome = false;
        setState('live');
      };
      source.onerror = () => {
        missedSome = true;
        setState('interrupted');
        if (source?.readyState !== EventSource.CLOSED) return;
        // Reading the session tells whether we were signed out, which leads to the sign-in page.
        void client.invalidateQueries({ queryKey: keys.session });
        window.clearTimeout(retry);
        retry = window.setTimeout(open, RETRY_MS);
      };
      on('connection', connectionStatus, (value) => applyConnection(client, businessId, value));
      on('conversation', conversationSummary, (value) => applyConversation(client, value));
      on('entry', entryEvent, (value) => applyEntry(client, value));
      on('left_message', leftMessage, (value) => applyLeftMessage(client, businessId, value));
    };

    open();
    return () => {
      window.clearTimeout(retry);
      source?.close();
    };
  }, [client, businessId]);

  return state;
}
