import { Button } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import type { Bot } from '../../api/bots';
import { ApiError } from '../../api/errors';
import { ActionButton } from '../../ui/ActionButton';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { Section } from '../../ui/Page';
import { ImportFaqDialog } from './ImportFaqDialog';
import { Notes } from './Notes';
import { Problems } from './Problems';
import type { Draft } from './useDraft';
import { YamlArea, type Jump } from './YamlArea';
import classes from './bot.module.css';

function Conflict({ draft }: { readonly draft: Draft }) {
  const busy = draft.reread.isPending || draft.save.isPending;
  return (
    <div role="alert" className={classes['conflict']} data-testid="bot-conflict">
      <p>
        <strong>Somebody else saved this file while you were editing.</strong> Your text is still
        here and nothing was overwritten. Copy what you need before you load theirs.
      </p>
      <Button
        variant="default"
        size="compact-xs"
        disabled={busy}
        onClick={() => draft.takeTheirs()}
      >
        Load theirs, drop mine
      </Button>
      <Button variant="default" size="compact-xs" disabled={busy} onClick={draft.keepMine}>
        Save mine over theirs
      </Button>
    </div>
  );
}

function saveWords(bot: Bot, draft: Draft): string {
  if (draft.unsaved) return 'Not saved';
  if (!draft.save.isSuccess) return '';
  return bot.draft_differs ? 'Draft saved. Visitors get it after Publish.' : 'Draft saved';
}

interface FileSectionProps {
  readonly bot: Bot;
  readonly draft: Draft;
  readonly jump: Jump | null;
  readonly onJump: (line: number) => void;
}

/** The file in an editor, with what is wrong with it. */
export function FileSection({ bot, draft, jump, onJump }: FileSectionProps) {
  const [importing, setImporting] = useState(false);
  const { text, unsaved, save, conflict } = draft;
  const problems = save.error instanceof ApiError ? save.error.problems : [];
  const problemLines = new Set(problems.flatMap(({ line }) => (line === null ? [] : [line])));
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key === 's') {
      event.preventDefault();
      if (unsaved && !save.isPending) save.mutate(bot.revision);
    }
  };
  return (
    <Section
      title="File"
      note={
        <>
          {bot.entries === 1 ? '1 entry' : `${String(bot.entries)} entries`} · revision{' '}
          {bot.revision}
        </>
      }
      actions={
        <>
          <span role="status" className={classes['hint']} data-testid="save-status">
            {saveWords(bot, draft)}
          </span>
          <Button
            variant="default"
            size="compact-xs"
            data-testid="import-faq"
            onClick={() => setImporting(true)}
          >
            Import FAQ…
          </Button>
          <ActionButton
            variant="default"
            size="compact-xs"
            disabled={!unsaved || save.isPending}
            onClick={draft.undo}
          >
            Undo changes
          </ActionButton>
          <ActionButton
            size="compact-xs"
            disabled={!unsaved}
            loading={save.isPending}
            data-testid="bot-save"
            onClick={() => save.mutate(bot.revision)}
          >
            Save
          </ActionButton>
        </>
      }
    >
      {/* Ctrl+S is a shortcut for the button above, caught wherever in the editor it is pressed. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div onKeyDown={onKeyDown}>
        {conflict ? <Conflict draft={draft} /> : <ErrorNotice error={save.error} />}
        <ErrorNotice error={draft.reread.error} />
        <Problems problems={problems} onJump={onJump} />
        {/* They are of the saved file, so they would point to wrong lines of a changed one. */}
        {!unsaved && <Notes notes={bot.notes} onJump={onJump} />}
        <YamlArea value={text} onChange={draft.setText} problemLines={problemLines} jump={jump} />
        <p id="bot-file-keys" className={classes['hint']}>
          Tab indents, Shift+Tab takes back; press Esc, then Tab to leave the text. Ctrl+S saves.
        </p>
      </div>
      {importing && <ImportFaqDialog bot={bot} draft={draft} onClose={() => setImporting(false)} />}
    </Section>
  );
}
