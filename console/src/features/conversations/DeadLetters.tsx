import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Conversation } from '../../api/conversations';
import { fetchDeadLetters, replayDeadLetter, type DeadLetter } from '../../api/deadLetters';
import { keys } from '../../api/keys';
import { ActionButton } from '../../ui/ActionButton';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { Time } from '../../ui/Time';
import classes from './conversations.module.css';

function missed({ messages }: DeadLetter): string {
  if (messages === 0) return 'the answer of a service';
  return messages === 1 ? 'a message' : `${String(messages)} messages`;
}

function Letter({
  letter,
  businessId,
}: {
  readonly letter: DeadLetter;
  readonly businessId: string;
}) {
  const client = useQueryClient();
  const replay = useMutation({
    mutationFn: () => replayDeadLetter(businessId, letter.id),
    onSettled: () =>
      client.invalidateQueries({ queryKey: keys.deadLetters(letter.conversation_id) }),
  });
  return (
    <li data-testid="dead-letter">
      <p>
        The bot has failed three times to answer {missed(letter)} (<Time at={letter.at} />
        ): <code>{letter.reason}</code>
      </p>
      {letter.replayed_at === null ? (
        <ActionButton
          size="xs"
          variant="default"
          loading={replay.isPending}
          onClick={() => {
            replay.mutate();
          }}
        >
          Let the bot try again
        </ActionButton>
      ) : (
        <p>
          Given to the bot again <Time at={letter.replayed_at} />
        </p>
      )}
      {replay.error !== null && <ErrorNotice error={replay.error} />}
    </li>
  );
}

/** What the bot could not answer here; nothing where there is none, as in almost every chat. */
export function DeadLetters({ conversation }: { readonly conversation: Conversation }) {
  // Each dead letter leaves a note, so a new one shows as soon as its note has come.
  const notes = conversation.transcript.filter(({ kind }) => kind === 'note').length;
  const letters = useQuery({
    queryKey: [...keys.deadLetters(conversation.id), notes],
    queryFn: ({ signal }) => fetchDeadLetters(conversation.id, signal),
    enabled: notes > 0,
  });
  if (letters.data === undefined || letters.data.length === 0) return null;
  return (
    <ul className={classes['deadLetters']} aria-label="What the bot could not answer">
      {letters.data.map((letter) => (
        <Letter key={letter.id} letter={letter} businessId={conversation.business_id} />
      ))}
    </ul>
  );
}
