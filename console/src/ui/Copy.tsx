import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Icon } from './Icon';
import classes from './ui.module.css';

/** Browsers offer the clipboard to secure pages only; a plain-http address gets the old way. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement('textarea');
    field.value = text;
    document.body.append(field);
    field.select();
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else works without TLS
    const done = document.execCommand('copy');
    field.remove();
    return done;
  }
}

type Outcome = 'idle' | 'copied' | 'failed';

const WORDS: Record<Outcome, string> = {
  idle: 'Copy',
  copied: 'Copied',
  failed: 'Press Ctrl+C',
};

interface CopyButtonProps {
  readonly value: string;
  /** What is copied, for those who only hear the button: "business id". */
  readonly what: string;
  readonly primary?: boolean;
}

export function CopyButton({ value, what, primary = false }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<Outcome>('idle');
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const onClick = async () => {
    setOutcome((await copy(value)) ? 'copied' : 'failed');
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setOutcome('idle'), 2500);
  };
  return (
    <Button
      variant={primary ? 'filled' : 'default'}
      size="compact-xs"
      className={classes['copyButton'] ?? ''}
      leftSection={<Icon name={outcome === 'copied' ? 'tick' : 'copy'} size={13} />}
      aria-label={outcome === 'idle' ? `Copy the ${what}` : WORDS[outcome]}
      onClick={onClick}
    >
      <span aria-live="polite">{WORDS[outcome]}</span>
    </Button>
  );
}

interface CopyFieldProps {
  readonly value: string;
  readonly what: string;
  readonly testId: string;
}

/** An address or an id to be taken elsewhere: selectable as a whole, with a button. */
export function CopyField({ value, what, testId }: CopyFieldProps) {
  return (
    <div className={classes['copyField']}>
      <code data-testid={testId}>{value}</code>
      <CopyButton value={value} what={what} />
    </div>
  );
}
