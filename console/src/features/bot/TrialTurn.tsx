import type { Trial } from '../../api/trials';
import { MessageBody } from '../../ui/MessageBody';
import { StatusMark, type Tone } from '../../ui/StatusMark';
import { Why } from '../why/Why';
import classes from './trial.module.css';

const OUTCOMES: Readonly<Record<string, { readonly tone: Tone; readonly label: string }>> = {
  answered: { tone: 'ok', label: 'Answered' },
  small_talk: { tone: 'ok', label: 'Small talk' },
  which_one: { tone: 'busy', label: 'Asks which is meant' },
  calls: { tone: 'busy', label: 'Asks a service' },
  not_understood: { tone: 'warn', label: 'Not understood' },
  hand_over: { tone: 'human', label: 'Hand-over' },
};

export interface Turn {
  /** As the visitor's page shows it: of a button, its label. */
  readonly shown: string;
  /** Somebody who stands in for a service, and not a visitor, has said it. */
  readonly service: boolean;
  readonly answer: Trial;
  /** Of the file that answered. */
  readonly revision: number;
}

function outcomeWords({ outcome, hand_over: target }: Trial): { tone: Tone; label: string } {
  const known = Object.hasOwn(OUTCOMES, outcome) ? OUTCOMES[outcome] : undefined;
  const words = known ?? { tone: 'off', label: outcome };
  if (target?.name == null) return words;
  return { ...words, label: `${words.label} to ${target.kind} ${target.name}` };
}

function Outcome({ turn: { answer, shown } }: { readonly turn: Turn }) {
  const { tone, label } = outcomeWords(answer);
  return (
    <div className={classes['outcome']}>
      <StatusMark tone={tone} plain>
        {label}
      </StatusMark>
      {answer.tags.length > 0 && <span>Tags {answer.tags.join(', ')}</span>}
      {answer.why !== null && <Why text={shown} why={answer.why} />}
    </div>
  );
}

interface TrialTurnProps {
  readonly turn: Turn;
  readonly press: (sends: string, label: string) => void;
}

/** What was written to the bot, what it said, and how that came about. */
export function TrialTurn({ turn, press }: TrialTurnProps) {
  const { answer, service, shown } = turn;
  return (
    <li className={classes['turn']} data-testid="try-turn" data-outcome={answer.outcome}>
      {answer.restarted && (
        <div className={classes['anew']}>The draft was saved; a new conversation begins</div>
      )}
      <div className={classes['question']} data-service={service} dir="auto">
        {service && <span className={classes['speaker']}>Service: </span>}
        {shown}
      </div>
      {answer.replies.map((reply, index) => (
        <div key={index} className={classes['reply']} data-testid="try-reply">
          {reply.message?.text !== null && (
            <div className={classes['replyText']} dir="auto">
              {reply.message?.text ?? reply.text}
            </div>
          )}
          {reply.message !== null && <MessageBody message={reply.message} press={press} />}
        </div>
      ))}
      <Outcome turn={turn} />
    </li>
  );
}
