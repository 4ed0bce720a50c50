import { Button } from '@mantine/core';
import { hasCode } from '../../api/errors';
import { ErrorNotice } from '../../ui/ErrorNotice';
import type { Draft } from './useDraft';
import classes from './bot.module.css';

interface RefusedProps {
  readonly error: unknown;
  readonly draft: Draft;
  /** Called once the newer draft is here. */
  readonly onReread: () => void;
}

/** Why a step with the draft was refused; when somebody else has saved since, with the way on. */
export function Refused({ error, draft, onReread }: RefusedProps) {
  if (!hasCode(error, 'bot_changed')) return <ErrorNotice error={error} />;
  return (
    <div role="alert" className={classes['conflict']} data-testid="draft-changed">
      <p>
        <strong>Somebody else saved the draft since you opened it.</strong> Nothing was done. Look
        at the newer draft, then decide again.
        {draft.unsaved && ' Your own changes are not saved: loading it drops them.'}
      </p>
      <Button
        variant="default"
        size="compact-xs"
        loading={draft.reread.isPending}
        onClick={() => draft.takeTheirs(onReread)}
      >
        Load the newer draft
      </Button>
      <ErrorNotice error={draft.reread.error} />
    </div>
  );
}
