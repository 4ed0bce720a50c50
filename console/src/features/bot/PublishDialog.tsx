import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import type { Bot } from '../../api/bots';
import { ApiError } from '../../api/errors';
import { publishBot } from '../../api/versions';
import { Comparison } from './Comparison';
import { Problems } from './Problems';
import { Refused } from './Refused';
import type { Draft } from './useDraft';
import classes from './bot.module.css';

const NOTE_LIMIT = 500;

interface PublishDialogProps {
  readonly bot: Bot;
  readonly draft: Draft;
  readonly onJump: (line: number) => void;
  readonly onPublished: (version: number) => void;
  readonly onClose: () => void;
}

/** Shows what visitors will get anew, and takes a note for whoever looks back. */
export function PublishDialog({ bot, draft, onJump, onPublished, onClose }: PublishDialogProps) {
  const [note, setNote] = useState('');
  const publication = useMutation({
    mutationFn: () => publishBot(bot.id, note.trim(), bot.revision),
    onSuccess: (published) => {
      draft.replaceBy({ ...bot, published, draft_differs: false });
      onPublished(published.number);
      onClose();
    },
  });
  const refusal = publication.error instanceof ApiError ? publication.error : null;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    publication.mutate();
  };
  return (
    <Modal opened size="xl" onClose={onClose} title="Publish the draft?">
      <form className={classes['dialogForm']} onSubmit={submit}>
        <p>
          Visitors get it from their next conversation on. Conversations that are under way stay on
          the version that they began with.
        </p>
        <Refused error={publication.error} draft={draft} onReread={publication.reset} />
        <Problems
          problems={refusal?.problems.filter(({ field }) => field === null) ?? []}
          onJump={(line) => {
            onClose();
            onJump(line);
          }}
        />
        <Textarea
          label="Note"
          description="What is new, for whoever looks back. May be left empty."
          data-autofocus
          data-testid="publish-note"
          rows={2}
          maxLength={NOTE_LIMIT}
          error={refusal?.problemOf('note')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Comparison botId={bot.id} from={bot.published.number} to="draft" revision={bot.revision} />
        <div className={classes['dialogActions']}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={publication.isPending} data-testid="publish-confirm">
            Publish
          </Button>
        </div>
      </form>
    </Modal>
  );
}
