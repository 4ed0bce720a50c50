import { Button, Modal } from '@mantine/core';
import classes from './bot.module.css';

interface RestoreDialogProps {
  readonly version: number;
  /** Whether there are changes that were not even saved. */
  readonly unsaved: boolean;
  readonly busy: boolean;
  readonly restore: () => void;
  readonly onClose: () => void;
}

/** Asked only where restoring would lose something that is kept nowhere else. */
export function RestoreDialog({ version, unsaved, busy, restore, onClose }: RestoreDialogProps) {
  return (
    <Modal opened onClose={onClose} title={`Replace the draft by version ${String(version)}?`}>
      <p>
        {unsaved
          ? 'The draft has changes that are not saved. They will be lost, and so will what was saved and never published.'
          : 'The draft has changes that were never published. They will be lost.'}{' '}
        What is live stays as it is until you publish.
      </p>
      <div className={classes['dialogActions']}>
        <Button variant="default" data-autofocus onClick={onClose}>
          Keep the draft
        </Button>
        <Button loading={busy} data-testid="restore-confirm" onClick={restore}>
          Replace the draft
        </Button>
      </div>
    </Modal>
  );
}
