import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type SyntheticEvent } from 'react';
import { importFaq, type Bot } from '../../api/bots';
import { ApiError } from '../../api/errors';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { Problems } from './Problems';
import type { Draft } from './useDraft';
import unseen from '../../ui/unseen.module.css';
import classes from './bot.module.css';

const EXAMPLE = 'question,answer\nWhere are you?|Your address?,"Mill Lane 4, Larchford"';

interface ImportFaqDialogProps {
  readonly bot: Bot;
  readonly draft: Draft;
  readonly onClose: () => void;
}

/** Puts a table of questions and answers behind the draft’s own, to be read over and saved. */
export function ImportFaqDialog({ bot, draft, onClose }: ImportFaqDialogProps) {
  const [table, setTable] = useState('');
  const [unread, setUnread] = useState<Error | null>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const importing = useMutation({
    mutationFn: () => importFaq(bot.id, table),
    onSuccess: (file) => {
      draft.setText(file);
      onClose();
    },
  });
  const refusal = importing.error instanceof ApiError ? importing.error : null;
  const read = async (file: File | undefined) => {
    if (file === undefined) return;
    try {
      setTable(await file.text());
      setUnread(null);
      importing.reset();
    } catch (cause) {
      setUnread(new Error(`The browser could not read ${file.name}. Choose it again.`, { cause }));
    }
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    importing.mutate();
  };
  return (
    <Modal opened size="lg" onClose={onClose} title="Import questions and answers">
      <form className={classes['dialogForm']} onSubmit={submit}>
        <p>
          One answer a line, as a spreadsheet saves it: the question, a comma or a tab, the answer.
          Several ways to ask stand in one field with <code>|</code> between them. They are added to
          the draft; visitors get them after Publish.
        </p>
        <ErrorNotice error={unread ?? importing.error} />

        <Problems problems={refusal?.problems ?? []} />
        <div>
          <input
            ref={chooser}
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
            className={unseen['unseen']}
            aria-label="File of questions and answers"
            data-testid="faq-file"
            tabIndex={-1}
            onChange={(event) => {
              void read(event.currentTarget.files?.[0]);
              // So that the same file can be chosen again after it was changed.
              event.currentTarget.value = '';
            }}
          />
          <Button variant="default" onClick={() => chooser.current?.click()}>
            Choose a file…
          </Button>
        </div>
        <Textarea
          label="Or paste the table here"
          placeholder={EXAMPLE}
          data-autofocus
          data-testid="faq-table"
          rows={9}
          spellCheck={false}
          classNames={{ input: classes['table'] ?? '' }}
          value={table}
          onChange={(event) => setTable(event.currentTarget.value)}
        />
        {draft.unsaved && (
          <p>The file has changes that are not saved. Save or undo them before you import.</p>
        )}
        <div className={classes['dialogActions']}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            type="submit"
            loading={importing.isPending}
            disabled={draft.unsaved || table.trim() === ''}
            data-testid="faq-import"
          >
            Put into the editor
          </Button>
        </div>
      </form>
    </Modal>
  );
}
