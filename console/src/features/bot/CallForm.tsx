import { Select, Textarea } from '@mantine/core';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { CALL_FAILURES, type CallFailure, type Trial } from '../../api/trials';
import { ActionButton } from '../../ui/ActionButton';
import { focusIsLost } from '../../ui/focus';
import classes from './trial.module.css';

const FAILURES: Record<CallFailure, string> = {
  timed_out: 'does not answer in time',
  unreachable: 'cannot be reached',
  status: 'refuses',
  unreadable: 'answers no JSON',
};

const ANSWERS = 'answers';
const ENDS = [
  { value: ANSWERS, label: 'answers' },
  ...CALL_FAILURES.map((value) => ({ value, label: FAILURES[value] })),
];

interface CallFormProps {
  readonly call: NonNullable<Trial['call']>;
  readonly busy: boolean;
  readonly answer: (body: string) => void;
  readonly fail: (failure: CallFailure, words: string) => void;
}

/** Somebody who tries the bot stands in for the service that the flow asks: nothing is called. */
export function CallForm({ call, busy, answer, fail }: CallFormProps) {
  const [failure, setFailure] = useState<CallFailure | null>(null);
  const [body, setBody] = useState('{}');
  const field = useRef<HTMLTextAreaElement>(null);
  // It stands where the field was that has brought it here.
  useEffect(() => {
    if (focusIsLost()) field.current?.focus();
  }, []);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (failure === null) answer(body);
    else fail(failure, FAILURES[failure]);
  };
  return (
    <form className={classes['call']} data-testid="try-call" onSubmit={submit}>
      <p>
        The flow waits for <code>{`${call.method} ${call.url}`}</code>. Nothing is called while you
        try; say what the service does.
      </p>
      {call.body !== '' && (
        <details>
          <summary>What it would get</summary>
          <pre>{call.body}</pre>
        </details>
      )}
      <Select
        label="The service"
        data={ENDS}
        value={failure ?? ANSWERS}
        allowDeselect={false}
        data-testid="try-call-end"
        onChange={(value) => setFailure(CALL_FAILURES.find((each) => each === value) ?? null)}
      />
      {failure === null && (
        <Textarea
          ref={field}
          label="Its answer, JSON"
          rows={3}
          spellCheck={false}
          classNames={{ input: classes['json'] ?? '' }}
          data-testid="try-call-answer"
          value={body}
          onChange={(event) => setBody(event.currentTarget.value)}
        />
      )}
      <ActionButton type="submit" loading={busy} data-testid="try-call-submit">
        Go on
      </ActionButton>
    </form>
  );
}
