import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys';
import { markLeftMessage, type LeftMessage } from '../../api/leftMessages';
import { ActionButton } from '../../ui/ActionButton';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { StatusMark } from '../../ui/StatusMark';
import { Time } from '../../ui/Time';
import classes from './handOvers.module.css';

interface SeenToProps {
  readonly message: LeftMessage;
  readonly businessId: string;
}

/** Whether somebody has seen to a left message, and the button that changes it. */
export function SeenTo({ message, businessId }: SeenToProps) {
  const client = useQueryClient();
  const { seen_to: seenTo } = message;
  const mark = useMutation({
    mutationFn: () => markLeftMessage(businessId, message.id, seenTo === null),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.leftMessageLists(businessId) }),
        client.invalidateQueries({ queryKey: keys.conversation(message.conversation_id) }),
      ]),
  });
  return (
    <div className={classes['seenTo']}>
      {seenTo === null ? (
        <StatusMark tone="warn" state="open" testId="left-message-state" plain>
          To be seen to
        </StatusMark>
      ) : (
        <StatusMark tone="ok" state="seen_to" testId="left-message-state" plain>
          Seen to by {seenTo.by} <Time at={seenTo.at} />
        </StatusMark>
      )}
      <ActionButton
        size="compact-xs"
        variant={seenTo === null ? 'default' : 'subtle'}
        loading={mark.isPending}
        data-testid={seenTo === null ? 'mark-seen-to' : 'mark-open'}
        onClick={() => {
          mark.mutate();
        }}
      >
        {seenTo === null ? 'I have seen to it' : 'Open again'}
      </ActionButton>
      <ErrorNotice error={mark.error} />
    </div>
  );
}
