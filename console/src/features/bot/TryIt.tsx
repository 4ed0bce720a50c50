import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { tryBot, type TryAnswer } from '../../api/bots';
import { ActionButton } from '../../ui/ActionButton';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { MessageBody } from '../../ui/MessageBody';
import { Section } from '../../ui/Page';
import { StatusMark, type Tone } from '../../ui/StatusMark';
import classes from './bot.module.css';

const OUTCOMES: Record<TryAnswer['outcome'], { tone: Tone; label: string }> = {
  answered: { tone: 'ok', label: 'Answered' },
  not_understood: { tone: 'warn', label: 'Not understood' },
  hand_over: { tone: 'human', label: 'Hand-over' },
};

interface Turn {
  readonly number: number;
  readonly question: string;
  readonly answer: TryAnswer;
}

function TurnView({ turn, ask }: { readonly turn: Turn; readonly ask: (text: string) => void }) {
  const { question, answer } = turn;
  const { tone, label } = OUTCOMES[answer.outcome];
  return (
    <li className={classes['turn']} data-testid="try-turn" data-outcome={answer.outcome}>
      <div className={classes['question']}>{question}</div>
      {answer.replies.map((reply, index) => (
        <div key={index} className={classes['reply']}>
          {reply.message?.text !== null && (
            <div className={classes['replyText']}>{reply.message?.text ?? reply.text}</div>
          )}
          {reply.message !== null && <MessageBody message={reply.message} press={ask} />}
        </div>
      ))}
      <div className={classes['why']}>
        <StatusMark tone={tone} plain>
          {label}
        </StatusMark>
        {answer.entry !== null && (
          <span>
            Entry <code>{answer.entry}</code>
          </span>
        )}
        {answer.score !== null && <span>Score {answer.score.toFixed(2)}</span>}
      </div>
    </li>
  );
}

/** Asks the saved bot one question at a time; nothing is kept by the server. */
export function TryIt({ botId, unsaved }: { readonly botId: string; readonly unsaved: boolean }) {
  const [text, setText] = useState('');
  const [turns, setTurns] = useState<readonly Turn[]>([]);
  const trial = useMutation({
    mutationFn: (question: string) => tryBot(botId, question),
    onSuccess: (answer, question) => {
      setTurns((old) => [{ number: (old[0]?.number ?? 0) + 1, question, answer }, ...old]);
      setText('');
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (text.trim() !== '') trial.mutate(text.trim());
  };
  return (
    <Section title="Try it" note={unsaved ? 'Asks the saved file, not your changes' : null}>
      <form className={classes['tryForm']} onSubmit={submit}>
        <TextInput
          aria-label="Ask the bot"
          placeholder="Ask what a visitor would ask"
          data-testid="try-text"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <ActionButton
          type="submit"
          variant="default"
          loading={trial.isPending}
          data-testid="try-submit"
        >
          Ask
        </ActionButton>
      </form>
      <ErrorNotice error={trial.error} />
      {turns.length === 0 ? (
        <p className={classes['hint']}>
          You see what the bot would say, which entry matched and how well (1.00 is a perfect
          match). Each question stands alone, as a visitor’s first.
        </p>
      ) : (
        <ol className={classes['turns']} aria-live="polite">
          {turns.map((turn) => (
            <TurnView key={turn.number} turn={turn} ask={(question) => trial.mutate(question)} />
          ))}
        </ol>
      )}
    </Section>
  );
}
