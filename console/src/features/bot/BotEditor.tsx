import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { useBlocker } from 'react-router';
import { fetchBot, saveBotFile, type Bot } from '../../api/bots';
import { ApiError, hasCode } from '../../api/errors';
import { keys } from '../../api/keys';
import { ActionButton } from '../../ui/ActionButton';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { Section } from '../../ui/Page';
import { Time } from '../../ui/Time';
import { Notes } from './Notes';
import { Problems } from './Problems';
import { TryIt } from './TryIt';
import { YamlArea, type Jump } from './YamlArea';
import classes from './bot.module.css';

function LeaveGuard({ unsaved }: { readonly unsaved: boolean }) {
  const blocker = useBlocker(unsaved);
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [unsaved]);
  return (
    <Modal
      opened={blocker.state === 'blocked'}
      onClose={() => blocker.reset?.()}
      title="Leave without saving?"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <p>The changes to the bot’s file are not saved and will be lost.</p>
      <div className={classes['dialogActions']}>
        <Button variant="default" onClick={() => blocker.proceed?.()}>
          Leave
        </Button>
        <Button data-autofocus onClick={() => blocker.reset?.()}>
          Stay here
        </Button>
      </div>
    </Modal>
  );
}

interface ConflictProps {
  readonly takeTheirs: () => void;
  readonly keepMine: () => void;
  readonly busy: boolean;
}

function Conflict({ takeTheirs, keepMine, busy }: ConflictProps) {
  return (
    <div role="alert" className={classes['conflict']} data-testid="bot-conflict">
      <p>
        <strong>Somebody else saved this file while you were editing.</strong> Your text is still
        here and nothing was overwritten. Copy what you need before you load theirs.
      </p>
      <Button variant="default" size="compact-xs" disabled={busy} onClick={takeTheirs}>
        Load theirs, drop mine
      </Button>
      <Button variant="default" size="compact-xs" disabled={busy} onClick={keepMine}>
        Save mine over theirs
      </Button>
    </div>
  );
}

export function BotEditor({ bot }: { readonly bot: Bot }) {
  const client = useQueryClient();
  const [text, setText] = useState(bot.file);
  const [jump, setJump] = useState<Jump | null>(null);
  const unsaved = text !== bot.file;

  const keep = (saved: Bot) => client.setQueryData(keys.bot(bot.id), saved);
  const save = useMutation({
    mutationFn: (revision: number) => saveBotFile(bot.id, text, revision),
    onSuccess: (saved) => {
      // Only when nothing was typed meanwhile may the saved text replace the edited one.
      setText((current) => (current === text ? saved.file : current));
      keep(saved);
    },
  });
  const reread = useMutation({ mutationFn: () => fetchBot(bot.id) });
  const takeTheirs = () =>
    reread.mutate(undefined, {
      onSuccess: (theirs) => {
        keep(theirs);
        setText(theirs.file);
        save.reset();
      },
    });
  const keepMine = () =>
    reread.mutate(undefined, { onSuccess: (theirs) => save.mutate(theirs.revision) });

  const conflict = hasCode(save.error, 'bot_changed');
  const problems = save.error instanceof ApiError ? save.error.problems : [];
  const problemLines = new Set(problems.flatMap(({ line }) => (line === null ? [] : [line])));
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key === 's') {
      event.preventDefault();
      if (unsaved && !save.isPending) save.mutate(bot.revision);
    }
  };

  return (
    <div className={classes['columns']}>
      <LeaveGuard unsaved={unsaved} />
      <Section
        title="File"
        note={
          <>
            {bot.entries === 1 ? '1 entry' : `${String(bot.entries)} entries`} · revision{' '}
            {bot.revision}, saved <Time at={bot.updated_at} />
          </>
        }
        actions={
          <>
            <span role="status" className={classes['hint']}>
              {unsaved ? 'Not saved' : save.isSuccess ? 'Saved' : ''}
            </span>
            <ActionButton
              variant="default"
              size="compact-xs"
              disabled={!unsaved || save.isPending}
              onClick={() => {
                setText(bot.file);
                save.reset();
              }}
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
          {conflict ? (
            <Conflict
              takeTheirs={takeTheirs}
              keepMine={keepMine}
              busy={reread.isPending || save.isPending}
            />
          ) : (
            <ErrorNotice error={save.error} />
          )}
          <ErrorNotice error={reread.error} />
          <Problems problems={problems} onJump={(line) => setJump({ line })} />
          {/* They are of the saved file, so they would point to wrong lines of a changed one. */}
          {!unsaved && <Notes notes={bot.notes} onJump={(line) => setJump({ line })} />}
          <YamlArea value={text} onChange={setText} problemLines={problemLines} jump={jump} />
          <p id="bot-file-keys" className={classes['hint']}>
            Tab indents, Shift+Tab takes back; press Esc, then Tab to leave the text. Ctrl+S saves.
          </p>
        </div>
      </Section>
      <TryIt botId={bot.id} unsaved={unsaved} />
    </div>
  );
}
