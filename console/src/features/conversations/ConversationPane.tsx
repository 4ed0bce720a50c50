import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { fetchConversation, type Conversation } from '../../api/conversations';
import { keys } from '../../api/keys';
import { Icon } from '../../ui/Icon';
import { PageTitle } from '../../ui/Page';
import { QueryView } from '../../ui/QueryView';
import { StatusMark } from '../../ui/StatusMark';
import { Time } from '../../ui/Time';
import { Transcript } from './Transcript';
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
        <h2>{visitorName(conversation.visitor)}</h2>
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
  return (
    <section className={classes['pane']} aria-label="Conversation">
      <QueryView query={conversation} what="the conversation">
        {(data) => (
          <>
            <PageTitle parts={[visitorName(data.visitor), 'Conversations']} />
            <Header conversation={data} />
            <Transcript entries={data.transcript} />
          </>
        )}
      </QueryView>
    </section>
  );
}
