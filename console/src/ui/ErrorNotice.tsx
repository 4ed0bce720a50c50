import { Button } from '@mantine/core';
import { NetworkError } from '../api/errors';
import { Icon } from './Icon';
import classes from './ui.module.css';

interface ErrorNoticeProps {
  readonly error: unknown;
  readonly retry?: (() => void) | undefined;
}

function wordsOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  return 'Something failed in this page. Reload it; if that does not help, look into the browser’s console.';
}

/** The one place where failures are shown. The API's messages say what, why and what next. */
export function ErrorNotice({ error, retry }: ErrorNoticeProps) {
  if (error === null || error === undefined) return null;
  return (
    <div role="alert" className={classes['error']} data-testid="error-notice">
      <Icon name="warning" />
      <div className={classes['errorText']}>
        {error instanceof NetworkError && <strong>No connection to the server. </strong>}
        {wordsOf(error)}
      </div>
      {retry !== undefined && (
        <Button variant="default" size="compact-xs" onClick={retry}>
          Try again
        </Button>
      )}
    </div>
  );
}
