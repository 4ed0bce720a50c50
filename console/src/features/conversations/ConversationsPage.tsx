import { useEffect, useRef } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { CONVERSATION_STATES, type ConversationState } from '../../api/conversations';
import { focusIsLost } from '../../ui/focus';
import { PageTitle } from '../../ui/Page';
import { useBusiness, useBusinessId } from '../businesses/useBusiness';
import { ConversationList, rowId } from './ConversationList';
import { ConversationPane } from './ConversationPane';
import unseen from '../../ui/unseen.module.css';
import classes from './conversations.module.css';

function stateFrom(text: string | null): ConversationState | null {
  return CONVERSATION_STATES.find((state) => state === text) ?? null;
}

/** The list, and beside it the conversation that is read; on narrow screens one of the two. */
export function ConversationsPage() {
  const businessId = useBusinessId();
  const name = useBusiness().data?.name ?? 'Business';
  const { conversationId } = useParams();
  const [parameters, setParameters] = useSearchParams();
  const filter = stateFrom(parameters.get('state'));
  const read = useRef<string | null>(null);
  // Back in the list, the keyboard goes on at the row that was left.
  useEffect(() => {
    if (conversationId === undefined && read.current !== null && focusIsLost()) {
      document.getElementById(rowId(read.current))?.focus();
    }
    read.current = conversationId ?? null;
  }, [conversationId]);
  return (
    <div className={classes['panes']} data-reading={conversationId !== undefined}>
      <h1 className={unseen['unseen']}>Conversations</h1>
      {conversationId === undefined && <PageTitle parts={['Conversations', name]} />}
      <ConversationList
        businessId={businessId}
        filter={filter}
        onFilter={(state) => setParameters(state === null ? {} : { state }, { replace: true })}
        selected={conversationId ?? null}
      />
      {conversationId === undefined ? (
        <div className={classes['unread']}>
          <p>Choose a conversation to read it here, live.</p>
        </div>
      ) : (
        <ConversationPane key={conversationId} conversationId={conversationId} />
      )}
    </div>
  );
}
