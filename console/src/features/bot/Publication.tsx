import { useState } from 'react';
import type { Bot } from '../../api/bots';
import type { Version } from '../../api/versions';
import { ActionButton } from '../../ui/ActionButton';
import { Section } from '../../ui/Page';
import { StatusMark } from '../../ui/StatusMark';
import { Time } from '../../ui/Time';
import { PublishDialog } from './PublishDialog';
import type { Draft } from './useDraft';
import classes from './publication.module.css';

function DraftState({ bot, unsaved }: { readonly bot: Bot; readonly unsaved: boolean }) {
  if (unsaved) return <StatusMark tone="warn">Changes not saved</StatusMark>;
  return bot.draft_differs ? (
    <StatusMark tone="warn">Not published</StatusMark>
  ) : (
    <StatusMark tone="ok">Same as live</StatusMark>
  );
}

function Live({ version }: { readonly version: Version }) {
  const { number, author, note, created_at: at } = version;
  return (
    <dd data-testid="live-version" data-version={number}>
      <StatusMark tone="ok">Version {number}</StatusMark>
      <span>
        published <Time at={at} />
        {author !== '' && <> by {author}</>}
      </span>
      {note !== '' && <q className={classes['note']}>{note}</q>}
    </dd>
  );
}

interface PublicationProps {
  readonly bot: Bot;
  readonly draft: Draft;
  readonly onJump: (line: number) => void;
}

/** What is being worked on and what visitors get, apart; and the step from one to the other. */
export function Publication({ bot, draft, onJump }: PublicationProps) {
  const [asking, setAsking] = useState(false);
  const [published, setPublished] = useState<number | null>(null);
  const justPublished = published === bot.published.number && !bot.draft_differs;
  return (
    <Section
      title="Draft and live"
      actions={
        <>
          <span role="status" className={classes['status']} data-testid="publish-status">
            {draft.unsaved && bot.draft_differs && 'Save before you publish.'}
            {draft.unsaved && !bot.draft_differs && 'Save first, then publish.'}
            {!draft.unsaved && justPublished && `Version ${String(published)} is live.`}
          </span>
          <ActionButton
            size="compact-xs"
            disabled={draft.unsaved || !bot.draft_differs}
            data-testid="publish"
            onClick={() => setAsking(true)}
          >
            Publish…
          </ActionButton>
        </>
      }
    >
      <dl className={classes['sides']}>
        <div>
          <dt>Draft</dt>
          <dd data-testid="draft" data-differs={draft.unsaved || bot.draft_differs}>
            <DraftState bot={bot} unsaved={draft.unsaved} />
            <span>
              saved <Time at={bot.updated_at} />
            </span>
          </dd>
        </div>
        <div>
          <dt>Live</dt>
          <Live version={bot.published} />
        </div>
      </dl>
      {asking && (
        <PublishDialog
          bot={bot}
          draft={draft}
          onJump={onJump}
          onPublished={setPublished}
          onClose={() => setAsking(false)}
        />
      )}
    </Section>
  );
}
