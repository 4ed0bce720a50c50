import { reply } from './messages.mjs';

/** What the bot makes of a message; `more` replaces what is the rule. */
export const why = (rule, path, candidates, more = {}) => ({
  outcome: 'answered',
  node: path.at(-1) ?? null,
  score: candidates[0]?.[1] ?? null,
  language: 'en',
  understood: '',
  candidates: candidates.map(([name, confidence]) => ({ name, confidence })),
  values: [],
  rule,
  path,
  ...more,
});

export const DELIVERY = why(
  'faq',
  ['delivery_time'],
  [
    ['delivery_time', 0.934],
    ['track_order', 0.481],
    ['returns', 0.127],
  ],
);

const answer = (outcome, replies, reasons, state, more = {}) => ({
  replies,
  entry: null,
  score: null,
  outcome,
  tags: [],
  hand_over: null,
  call: null,
  values: Object.entries(state.known ?? {}).map(([entity, value]) => ({
    entity,
    value,
    words: value,
  })),
  why: reasons,
  state: JSON.stringify(state),
  restarted: false,
  ...more,
});

function called({ call_answer: body, call_failure: failure }, state) {
  const done = why('call_ended', ['track_order'], [], { understood: '' });
  if (failure !== undefined)
    return answer('hand_over', [reply('I cannot look that up right now.')], done, state, {
      hand_over: { kind: 'department', name: 'Support' },
    });
  return answer(
    'answered',
    [reply(`Order ${state.known.order_number} is ${JSON.parse(body).status ?? 'on its way'}.`)],
    done,
    state,
    { tags: ['order-tracked'] },
  );
}

/** A bot that knows four things, and remembers that it has asked for an order's number. */
export function tryBot({ text, state: before, ...call }) {
  const state = before === undefined ? {} : JSON.parse(before);
  if (text === undefined) return called(call, state);
  const said = text.toLowerCase();
  const number = /\bab-?\d{6}\b/i.exec(text);
  if (state.asked === 'order_number' && number) {
    const value = number[0].toUpperCase();
    return answer(
      'calls',
      [reply('One moment, I am looking it up.')],
      why('answer', ['track_order'], [['track_order', 0.31]], {
        values: [{ entity: 'order_number', value, words: number[0] }],
      }),
      { known: { order_number: value } },
      {
        call: {
          method: 'POST',
          url: `https://shop.example/api/orders/${value}`,
          body: JSON.stringify({ order: value }),
        },
      },
    );
  }
  if (/human|agent/.test(said))
    return answer(
      'hand_over',
      [],
      why('wish_for_a_person', [], [['wish_for_a_person', 1]]),
      state,
      { hand_over: { kind: 'department', name: 'Support' } },
    );
  if (/track|where/.test(said))
    return answer(
      'answered',
      [reply('What is your order number? It stands in the e-mail that confirms the order.')],
      why(
        said === 'track my parcel' ? 'option' : 'start',
        ['track_order'],
        [
          ['track_order', 0.972],
          ['delivery_time', 0.388],
        ],
      ),
      { ...state, asked: 'order_number' },
    );
  if (/parcel|deliver|arrive/.test(said))
    return answer(
      'answered',
      [
        reply('Two to four working days within the country.', [
          'Track my parcel',
          'Talk to a human',
        ]),
      ],
      DELIVERY,
      state,
    );
  return answer(
    'not_understood',
    [reply('Sorry, I did not get that. Could you say it in other words?')],
    why('break', [], [['opening_hours', 0.181]]),
    state,
  );
}
