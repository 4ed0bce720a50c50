import type { ConversationState, Entry } from '../../api/conversations';
import type { Tone } from '../../ui/StatusMark';

interface StateWords {
  readonly label: string;
  readonly tone: Tone;
  /** For the transcript, where the change is a line of its own. */
  readonly sentence: string;
}

const STATES: Record<ConversationState, StateWords> = {
  bot: { label: 'Bot', tone: 'ok', sentence: 'The bot answers' },
  requested: { label: 'Human requested', tone: 'warn', sentence: 'A human was asked for' },
  transferring: {
    label: 'Transferring',
    tone: 'busy',
    sentence: 'Being transferred to a department',
  },
  waiting: { label: 'Waiting for a human', tone: 'warn', sentence: 'Waiting for a human to serve' },
  human: { label: 'Human', tone: 'human', sentence: 'A human has taken over; the bot is silent' },
  returned: { label: 'Returned to bot', tone: 'ok', sentence: 'Back with the bot' },
  ended: { label: 'Ended', tone: 'off', sentence: 'The conversation ended' },
  failed: { label: 'Hand-over failed', tone: 'bad', sentence: 'The hand-over failed' },
  abandoned: {
    label: 'Visitor left',
    tone: 'off',
    sentence: 'The visitor left before a human came',
  },
};

export function stateWords(state: ConversationState): StateWords {
  return STATES[state];
}

/** The transcript keeps states as texts, which an older or newer server may have named otherwise. */
function known(state: string): StateWords | null {
  return Object.hasOwn(STATES, state) ? STATES[state as ConversationState] : null;
}

export function stateSentence(state: string): string {
  return known(state)?.sentence ?? `State: ${state}`;
}

export function stateTone(state: string): Tone {
  return known(state)?.tone ?? 'off';
}

/** Why a hand-over was asked for, ended as it did, or a line of the bot was held back: the server's names of reasons. */
const REASONS: Readonly<Record<string, string>> = {
  visitors_wish: 'The visitor asked for a person',
  not_understood: 'The bot did not understand the visitor',
  flow: 'The flow hands over at this point',
  operator: 'An operator ordered it',
  already_there: 'The bot’s file names the bot’s own department',
  outside_hours: 'The business is closed',
  limit_reached: 'The chat was handed over as often as the bot’s file allows',
  timed_out: 'Nobody came, however often the visitor waited',
  leaves_message: 'The visitor leaves a message instead of waiting',
  goes_on: 'The visitor goes on with the bot instead of waiting',
  human_left: 'The last person has left the chat',
  handed_over: 'The chat was handed over',
  human_came: 'A person joined the chat',
  no_department_online: 'No department with people was online',
  department_not_found: 'Zendesk has no department of the name that the bot’s file gives',
  agent_not_reachable:
    'The bot’s file names an agent, and Zendesk Chat transfers to departments only',
  own_department_unknown: 'It is not known which department is the bot’s own',
  refused: 'Zendesk refused it',
  connection_lost: 'The connection broke again and again',
  visitor_left: 'The visitor left',
  visitor_returned: 'The visitor came back',
  error: 'The bot failed, or answered far too often',
  part_refused: 'Zendesk refused an earlier part of the same message',
  another_agent_serves: 'Another agent serves this chat',
  outcome_unknown: 'Zendesk never said whether it arrived',
};

const OUTCOMES: Readonly<Record<string, string>> = {
  human_came: 'A person came',
  failed: 'Failed',
  gave_up: 'The visitor did not wait',
  taken_back: 'Given back to the bot',
  abandoned: 'The visitor left',
};

/** How a hand-over ended; one that a newer server knows alone is shown as it came. */
export function outcomeWords(outcome: string | null): string {
  return outcome === null ? 'Under way' : (OUTCOMES[outcome] ?? outcome);
}

/** "refused: over the limit": a name, and mostly what else is known. */
const NAMED = /^([a-z_]+): (.+)$/s;

/** In words; a reason that only a newer server knows is shown as it came. */
export function reasonWords(reason: string): string {
  const [, name = reason, detail] = NAMED.exec(reason) ?? [];
  if (!Object.hasOwn(REASONS, name)) return reason;
  const words = REASONS[name] ?? name;
  return detail === undefined ? words : `${words}: ${detail}`;
}

export function visitorName(visitor: { readonly id: string; readonly name: string }): string {
  return visitor.name.trim() === ''
    ? `Visitor ${visitor.id.replace(/[^0-9a-z]/gi, '').slice(-5)}`
    : visitor.name;
}

export function speakerLabel(speaker: Entry['speaker']): string {
  const name = speaker.name.trim();
  switch (speaker.kind) {
    case 'visitor':
      return name === '' ? 'Visitor' : name;
    case 'bot':
      return name === '' ? 'Bot' : name;
    case 'human':
      return name === '' ? 'Human' : name;
    case 'trigger':
      return name === '' ? 'Chat trigger' : name;
    case 'system':
      return name === '' ? 'Zendesk' : name;
  }
}

/** What kind of speaker it is, said beside the name; visitors need no such label. */
export function speakerRole(kind: Entry['speaker']['kind']): string {
  switch (kind) {
    case 'visitor':
      return 'visitor';
    case 'bot':
      return 'bot';
    case 'human':
      return 'human';
    case 'trigger':
      return 'automatic';
    case 'system':
      return 'system';
  }
}

/** A line of something that the bot did besides talking: `text` is what it asked, or its tags. */
export function deedWords({
  kind,
  text,
  delivery,
  delivery_reason: reason,
}: Pick<Entry, 'kind' | 'text' | 'delivery' | 'delivery_reason'>): DeliveryWords {
  const done = delivery === 'delivered' || delivery === null;
  const pending = delivery === 'pending';
  const trouble = !done && !pending;
  if (kind === 'tag') {
    if (trouble) return { text: because(`Could not be tagged ${text}`, reason), trouble };
    return { text: pending ? `Tagging ${text}…` : `Tagged ${text}`, trouble };
  }
  if (pending) return { text: `Asking ${text}…`, trouble };
  if (delivery === 'withdrawn') return { text: because(`Stopped asking ${text}`, reason), trouble };
  if (!trouble) return { text: `Asked ${text}`, trouble };
  // What follows the name of the failure says all of it.
  const why = reason === null ? null : (NAMED.exec(reason)?.[2] ?? reason);
  return { text: because(`Asked ${text} in vain`, why), trouble };
}

interface DeliveryWords {
  readonly text: string;
  readonly trouble: boolean;
}

function because(what: string, reason: string | null): string {
  return reason === null || reason === '' ? what : `${what} · ${reasonWords(reason)}`;
}

export function deliveryWords(
  entry: Pick<Entry, 'delivery' | 'delivery_reason'>,
): DeliveryWords | null {
  switch (entry.delivery) {
    case null:
      return null;
    case 'pending':
      return { text: 'Sending…', trouble: false };
    case 'delivered':
      return { text: 'Delivered', trouble: false };
    case 'withdrawn':
      return { text: because('Not sent', entry.delivery_reason), trouble: true };
    case 'undeliverable':
      return { text: because('Could not be delivered', entry.delivery_reason), trouble: true };
  }
}
