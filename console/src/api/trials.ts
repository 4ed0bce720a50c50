import { botAddress } from './addresses';
import {
  array,
  boolean,
  nullable,
  object,
  oneOf,
  string,
  withDefault,
  type Decoded,
} from './decode';
import { change } from './http';
import { message } from './messages';
import { why } from './why';

const trial = object({
  replies: array(object({ text: string, message: nullable(message) })),
  outcome: string,
  tags: withDefault(array(string), []),
  hand_over: nullable(
    object({ kind: oneOf('anyone', 'department', 'agent'), name: nullable(string) }),
  ),
  /** The service that the flow waits for; while trying, nobody asks it. */
  call: nullable(object({ method: string, url: string, body: withDefault(string, '') })),
  /** All that is known so far, by entity. */
  values: withDefault(array(object({ entity: string, value: string })), []),
  why: nullable(why),
  /** What the bot remembers until the next message; given back as it came. */
  state: string,
  /** The state that was given back belonged to another file, so the conversation began anew. */
  restarted: withDefault(boolean, false),
});

/** What the draft answers to one message of somebody who tries it. */
export type Trial = Decoded<typeof trial>;

/** How a call can fail, as far as somebody who tries a bot may want to see. */
export const CALL_FAILURES = ['timed_out', 'unreachable', 'status', 'unreadable'] as const;

export type CallFailure = (typeof CALL_FAILURES)[number];

/** What the bot is to answer: a visitor's words, or how the call ended for which it waits. */
export type TrialInput =
  | { readonly text: string }
  | { readonly call_answer: string }
  | { readonly call_failure: CallFailure };

/** @param state of the answer before; null begins a new conversation */
export function tryBot(botId: string, input: TrialInput, state: string | null): Promise<Trial> {
  const body = state === null ? input : { ...input, state };
  return change('POST', `${botAddress(botId)}/try`, trial, body);
}
