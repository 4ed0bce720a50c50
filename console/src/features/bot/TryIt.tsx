import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useRef, useState, type SyntheticEvent } from 'react';
import { tryBot, type Trial, type TrialInput } from '../../api/trials';
import { ActionButton } from '../../ui/ActionButton';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { focusIsLost } from '../../ui/focus';
import { Section } from '../../ui/Page';
import { CallForm } from './CallForm';
import { TrialTurn, type Turn } from './TrialTurn';
import classes from './trial.module.css';

interface Question {
  readonly input: TrialInput;
  readonly shown: string;
}

/** The conversation so far, and the way to go on with it. */
function useTrial(botId: string, revision: number) {
  const [turns, setTurns] = useState<readonly Turn[]>([]);
  const last = turns.at(-1)?.answer ?? null;
  const trial = useMutation({
    mutationFn: ({ input }: Question) => tryBot(botId, input, last?.state ?? null),
    onSuccess: (answer, { input, shown }) =>
      setTurns((old) => [...old, { shown, service: !('text' in input), answer, revision }]),
  });
  return {
    turns,
    last,
    pending: trial.isPending,
    error: trial.error,
    ask: (question: Question, then?: () => void) => {
      if (!trial.isPending) trial.mutate(question, { onSuccess: () => then?.() });
    },
    startOver: () => {
      setTurns([]);
      trial.reset();
    },
  };
}

function Known({ values }: { readonly values: Trial['values'] }) {
  if (values.length === 0) return null;
  return (
    <p className={classes['known']} data-testid="try-known">
      Known so far:{' '}
      {values.map(({ entity, value }, index) => (
        <span key={entity}>
          {index > 0 && ', '}
          <code>{entity}</code> = <bdi>{value}</bdi>
        </span>
      ))}
    </p>
  );
}

interface TryItProps {
  readonly botId: string;
  /** Of the saved file, which is the one that answers. */
  readonly revision: number;
  readonly unsaved: boolean;
}

/** A conversation with the draft. The server keeps nothing of it: what the bot remembers is here. */
export function TryIt({ botId, revision, unsaved }: TryItProps) {
  const [text, setText] = useState('');
  const trial = useTrial(botId, revision);
  const { turns, last } = trial;
  const log = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (log.current !== null) log.current.scrollTop = log.current.scrollHeight;
  }, [turns]);

  const say = (words: string, shown: string) => trial.ask({ input: { text: words }, shown });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const asked = text.trim();
    if (asked === '') return;
    trial.ask({ input: { text: asked }, shown: asked }, () =>
      setText((current) => (current === text ? '' : current)),
    );
  };
  const startOver = () => {
    trial.startOver();
    field.current?.focus();
  };
  const stale = turns.length > 0 && turns.at(-1)?.revision !== revision;

  // A newer draft does not wait for what an older one has asked.
  const call = stale ? null : (last?.call ?? null);
  const waited = useRef(false);
  useEffect(() => {
    // The field comes back where the stand-in for the service has gone.
    if (waited.current && call === null && focusIsLost()) field.current?.focus();
    waited.current = call !== null;
  }, [call]);

  return (
    <Section
      title="Try the draft"
      note={unsaved ? 'The saved draft answers, not your changes' : null}
      actions={
        <ActionButton
          variant="default"
          size="compact-xs"
          disabled={turns.length === 0 || trial.pending}
          data-testid="try-reset"
          onClick={startOver}
        >
          Start over
        </ActionButton>
      }
    >
      <div
        ref={log}
        className={classes['log']}
        role="log"
        aria-label="Conversation with the draft"
        // A scrolling region must be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={turns.length === 0 ? undefined : 0}
      >
        {turns.length === 0 && (
          <p className={classes['hint']}>
            Write what a visitor would write. The saved draft answers, and remembers what was said
            until you start over. <em>Why?</em> tells what it made of a message.
          </p>
        )}
        <ol className={classes['turns']}>
          {turns.map((turn, index) => (
            <TrialTurn key={index} turn={turn} press={say} />
          ))}
        </ol>
      </div>
      {last !== null && <Known values={last.values} />}
      {stale && (
        <p className={classes['stale']} role="status">
          The draft was saved since. What you write next begins a new conversation.
        </p>
      )}
      <ErrorNotice error={trial.error} />
      {call !== null ? (
        <CallForm
          call={call}
          busy={trial.pending}
          answer={(body) => trial.ask({ input: { call_answer: body }, shown: body })}
          fail={(failure, words) => trial.ask({ input: { call_failure: failure }, shown: words })}
        />
      ) : (
        <form className={classes['form']} onSubmit={submit}>
          <TextInput
            ref={field}
            aria-label="Write to the bot"
            placeholder="Write as a visitor"
            autoComplete="off"
            data-testid="try-text"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <ActionButton
            type="submit"
            variant="default"
            loading={trial.pending}
            data-testid="try-submit"
          >
            Send
          </ActionButton>
        </form>
      )}
    </Section>
  );
}
