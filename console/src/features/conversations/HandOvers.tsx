import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import {
  handOverChat,
  takeChatBack,
  type Conversation,
  type HandOver,
} from '../../api/conversations';
import { keys } from '../../api/keys';
import { ActionButton } from '../../ui/ActionButton';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { Time } from '../../ui/Time';
import { SeenTo } from '../handOvers/SeenTo';
import { outcomeWords, reasonWords } from './words';
import classes from './conversations.module.css';

function Outcome({ handOver }: { readonly handOver: HandOver }) {
  const values = handOver.understood === '' ? [] : handOver.understood.split('\n');
  return (
    <li data-testid="hand-over">
      <Time at={handOver.asked_at} /> {reasonWords(handOver.asked_because)}{' '}
      <strong>{outcomeWords(handOver.outcome)}</strong>
      {handOver.reason !== null && handOver.reason !== handOver.outcome && (
        <> · {reasonWords(handOver.reason)}</>
      )}
      {values.length > 0 && <div dir="auto">Understood: {values.join(', ')}</div>}
    </li>
  );
}

/** How the hand-overs went, what the visitor has left, and what an operator can order. */
export function HandOvers({ conversation }: { readonly conversation: Conversation }) {
  const client = useQueryClient();
  const key = keys.conversation(conversation.id);
  const refresh = () => client.invalidateQueries({ queryKey: key });
  const over = useMutation({ mutationFn: () => handOverChat(conversation), onSettled: refresh });
  const back = useMutation({ mutationFn: () => takeChatBack(conversation), onSettled: refresh });

  // Live events tell of lines and states; what follows from them for hand-overs is fetched.
  const seen = useRef<string | null>(null);
  const now = `${conversation.id} ${conversation.state} ${conversation.state_reason ?? ''}`;
  useEffect(() => {
    if (seen.current !== null && seen.current !== now) {
      void client.invalidateQueries({ queryKey: keys.conversation(conversation.id) });
    }
    seen.current = now;
  }, [client, conversation.id, now]);

  const withBot = conversation.state === 'bot';
  const withPeople = conversation.state === 'waiting' || conversation.state === 'human';
  return (
    <div className={classes['handOvers']}>
      {conversation.left_messages.map((message) => (
        <blockquote key={message.id} data-testid="left-message" dir="auto">
          <div className={classes['paneFacts']}>
            Left message, <Time at={message.at} />
          </div>
          {message.text}
          <SeenTo message={message} businessId={conversation.business_id} />
        </blockquote>
      ))}
      {conversation.hand_overs.length > 0 && (
        <ul className={classes['paneFacts']} aria-label="Hand-overs">
          {conversation.hand_overs.map((handOver) => (
            <Outcome key={handOver.asked_at} handOver={handOver} />
          ))}
        </ul>
      )}
      {withBot && (
        <ActionButton
          variant="default"
          size="compact-xs"
          loading={over.isPending}
          data-testid="hand-over-now"
          onClick={() => over.mutate()}
        >
          Hand over
        </ActionButton>
      )}
      {withPeople && (
        <ActionButton
          variant="default"
          size="compact-xs"
          loading={back.isPending}
          data-testid="take-back"
          onClick={() => back.mutate()}
        >
          Take back for the bot
        </ActionButton>
      )}
      <ErrorNotice error={over.error ?? back.error} />
    </div>
  );
}
