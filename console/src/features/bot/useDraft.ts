import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fetchBot, saveBotFile, type Bot } from '../../api/bots';
import { hasCode } from '../../api/errors';
import { keys } from '../../api/keys';

/** The text that is being edited on top of the saved file, and what can be done with it. */
export function useDraft(bot: Bot) {
  const client = useQueryClient();
  const [text, setText] = useState(bot.file);
  const unsaved = text !== bot.file;

  const keep = (saved: Bot) => {
    client.setQueryData(keys.bot(bot.id), saved);
    // A version was published, here or by somebody else.
    if (saved.published.number !== bot.published.number) {
      void client.invalidateQueries({ queryKey: keys.versions(bot.id) });
    }
  };
  const save = useMutation({
    mutationFn: (revision: number) => saveBotFile(bot.id, text, revision),
    onSuccess: (saved) => {
      // Only when nothing was typed meanwhile may the saved text replace the edited one.
      setText((current) => (current === text ? saved.file : current));
      keep(saved);
    },
  });
  const reread = useMutation({ mutationFn: () => fetchBot(bot.id) });

  /** Takes the server's file in the place of what is edited. */
  const replaceBy = (saved: Bot) => {
    keep(saved);
    setText(saved.file);
    save.reset();
  };
  return {
    text,
    setText,
    unsaved,
    save,
    reread,
    conflict: hasCode(save.error, 'bot_changed'),
    replaceBy,
    undo: () => {
      setText(bot.file);
      save.reset();
    },
    takeTheirs: (then?: () => void) =>
      reread.mutate(undefined, {
        onSuccess: (theirs) => {
          replaceBy(theirs);
          then?.();
        },
      }),
    keepMine: () =>
      reread.mutate(undefined, { onSuccess: (theirs) => save.mutate(theirs.revision) }),
  };
}

export type Draft = ReturnType<typeof useDraft>;
