import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link, NavigationType, useNavigationType } from 'react-router';
import { fetchConversation, type Conversation } from '../../api/conversations';
import { keys } from '../../api/keys';
import { Icon } from '../../ui/Icon';
import { PageTitle } from '../../ui/Page';
import { QueryView } from '../../ui/QueryView';
import { StatusMark } from '../../ui/StatusMark';
import { Time } from '../../ui/Time';
import { DeadLetters } from './DeadLetters';
import { HandOvers } from './HandOvers';
import { Transcript } from './Transcript';
import { VisitorData } from './VisitorData';
import { reasonWords, stateWords, visitorName } from './words';
import classes from './conversations.module.css';

function Header({ conversation }: { readonly conversation: Conversation }) {
  const { label, tone } = stateWords(conversation.state);
  return (
    <header className={classes['paneHeader']}>
      <Link
        to={`/businesses/${conversation.business_id}/conversations`}
        className={classes['back']}
        aria-label="Back to the list"
      >
        <Icon name="back" />
      </Link>
      <div className={classes['paneHeading']}>
        <h2 dir="auto">{visitorName(conversation.visitor)}</h2>
        <div className={classes['paneFacts']}>
          Began <Time at={conversation.started_at} />
          {conversation.state_reason !== null && <> · {reasonWords(conversation.state_reason)}</>}
        </div>
      </div>
      <StatusMark tone={tone} state={conversation.state} testId="conversation-state-now">
        {label}
      </StatusMark>
    </header>
  );
}

export function ConversationPane({ conversationId }: { readonly conversationId: string }) {
  const conversation = useQuery({
    queryKey: keys.conversation(conversationId),
    queryFn: ({ signal }) => fetchConversation(conversationId, signal),
  });
  const pane = useRef<HTMLElement>(null);
  const opened = useRef(useNavigationType() !== NavigationType.Pop);
  // Whoever opens a conversation wants to read it next, not to walk through the rest of the list.
  useEffect(() => {
    if (opened.current) pane.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section ref={pane} tabIndex={-1} className={classes['pane']} aria-label="Conversation">
      {conversation.data === undefined && <PageTitle parts={['Conversation']} />}
      <QueryView query={conversation} what="the conversation">
        {(data) => (
          <>
            <PageTitle parts={[visitorName(data.visitor), 'Conversations']} />
            <Header conversation={data} />
            <VisitorData conversation={data} />
            <DeadLetters conversation={data} />
            <HandOvers conversation={data} />
            <Transcript entries={data.transcript} />
          </>
        )}
      </QueryView>
    </section>
  );
}
