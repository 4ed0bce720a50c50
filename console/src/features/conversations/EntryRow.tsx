import type { Entry } from '../../api/conversations';
import { Icon } from '../../ui/Icon';
import { MessageBody } from '../../ui/MessageBody';
import { StatusMark } from '../../ui/StatusMark';
import { Time } from '../../ui/Time';
import { Why } from '../why/Why';
import {
  deedWords,
  deliveryWords,
  reasonWords,
  speakerLabel,
  speakerRole,
  stateSentence,
  stateTone,
} from './words';
import classes from './conversations.module.css';

/** Lines of one speaker within this time share a heading. */
const SAME_BREATH_MS = 120_000;

interface EntryRowProps {
  readonly entry: Entry;
  readonly previous: Entry | null;
}

function continues(entry: Entry, previous: Entry | null): boolean {
  return (
    previous?.kind === 'message' &&
    previous.speaker.kind === entry.speaker.kind &&
    previous.speaker.name === entry.speaker.name &&
    Date.parse(entry.at) - Date.parse(previous.at) < SAME_BREATH_MS
  );
}

function Delivery({ entry }: { readonly entry: Entry }) {
  const words = deliveryWords(entry);
  if (words === null) return null;
  return (
    <div
      className={classes['delivery']}
      data-trouble={words.trouble}
      data-testid="delivery"
      data-delivery={entry.delivery}
    >
      {words.trouble && <Icon name="warning" size={12} />}
      {entry.delivery === 'delivered' && <Icon name="tick" size={11} />}
      {words.text}
    </div>
  );
}

/** The bubble: of a message of cards alone there is none, since they say all of it. */
function Words({ entry }: { readonly entry: Entry }) {
  const words = entry.message === null ? entry.text : entry.message.text;
  if (words === null) return null;
  return (
    <div className={classes['bubble']} dir="auto" data-delivery={entry.delivery ?? undefined}>
      {words}
    </div>
  );
}

/** What came with a message of which no more than its words is known. */
function Options({ labels }: { readonly labels: readonly string[] }) {
  if (labels.length === 0) return null;
  return (
    <ul className={classes['quickReplies']} aria-label="Quick replies offered">
      {labels.map((label, index) => (
        <li key={index} dir="auto">
          {label}
        </li>
      ))}
    </ul>
  );
}

function Message({ entry, previous }: EntryRowProps) {
  return (
    <>
      {!continues(entry, previous) && (
        <div className={classes['speaker']}>
          <strong dir="auto">{speakerLabel(entry.speaker)}</strong>
          <span className={classes['role']}>{speakerRole(entry.speaker.kind)}</span>
          <Time at={entry.at} as="clock" />
        </div>
      )}
      <Words entry={entry} />
      {entry.message === null ? (
        <Options labels={entry.quick_replies} />
      ) : (
        <MessageBody message={entry.message} delivery={entry.delivery} />
      )}
      <Delivery entry={entry} />
      {entry.read_with !== null && (
        <div className={classes['delivery']} data-testid="read-with">
          {entry.left_out ? 'Too many at once: not read' : 'Read with a later line'}
        </div>
      )}
      {entry.why !== null && <Why text={entry.text} why={entry.why} />}
    </>
  );
}

function Membership({ entry }: { readonly entry: Entry }) {
  const name = speakerLabel(entry.speaker);
  const role = entry.speaker.kind === 'visitor' ? '' : ` (${speakerRole(entry.speaker.kind)})`;
  return (
    <div className={classes['aside']}>
      <bdi>{name}</bdi>
      {role} {entry.kind === 'joined' ? 'joined' : 'left'} · <Time at={entry.at} as="clock" />
    </div>
  );
}

/** A call of a service, or tags. */
function Deed({ entry }: { readonly entry: Entry }) {
  const { text, trouble } = deedWords(entry);
  return (
    <div className={classes['aside']} data-trouble={trouble}>
      {trouble && <Icon name="warning" size={12} />} {text} · <Time at={entry.at} as="clock" />
      {entry.why !== null && <Why text={entry.text} why={entry.why} />}
    </div>
  );
}

function reasonOf(entry: Entry | null): string | null {
  if (entry?.kind !== 'state') return null;
  return entry.state?.reason ?? (entry.text === '' ? null : entry.text);
}

function StateChange({ entry, previous }: EntryRowProps) {
  const to = entry.state?.to ?? '';
  // The steps of one hand-over follow each other for the same reason, which is read once.
  const reason = reasonOf(entry) === reasonOf(previous) ? null : reasonOf(entry);
  return (
    <div className={classes['change']} data-to={to}>
      <StatusMark tone={stateTone(to)} plain>
        {stateSentence(to)}
      </StatusMark>
      <span>
        {reason !== null && <>{reasonWords(reason)} · </>}
        <Time at={entry.at} as="clock" />
      </span>
    </div>
  );
}

export function EntryRow({ entry, previous }: EntryRowProps) {
  return (
    <li
      className={classes['entry']}
      data-testid="entry"
      data-speaker={entry.speaker.kind}
      data-kind={entry.kind}
      data-number={entry.number}
    >
      {entry.kind === 'message' && <Message entry={entry} previous={previous} />}
      {(entry.kind === 'joined' || entry.kind === 'left') && <Membership entry={entry} />}
      {(entry.kind === 'call' || entry.kind === 'tag') && <Deed entry={entry} />}
      {entry.kind === 'note' && (
        <div className={classes['aside']}>
          {entry.text} · <Time at={entry.at} as="clock" />
        </div>
      )}
      {entry.kind === 'state' && <StateChange entry={entry} previous={previous} />}
    </li>
  );
}
