import { BUTTONS, CAROUSEL, LIST } from './messages.mjs';
import { DELIVERY, why } from './trial.mjs';

/** Believable contents for the mock server: two businesses, conversations in every state. */

const MINUTE = 60_000;
const ago = (minutes) => new Date(Date.now() - minutes * MINUTE).toISOString();

const connection = (state, minutes, headline, detail = '', nextStep = '', agent = null) => ({
  state,
  since: ago(minutes),
  headline,
  detail,
  next_step: nextStep,
  agent,
});

const botAgent = { id: 'agent-2', name: 'Haptik Bot' };

export const CONNECTIONS = {
  online: () =>
    connection(
      'online',
      0,
      'The bot is online and answers visitors.',
      'Signed in to acme.zendesk.com; the last sign of life came a few seconds ago.',
      '',
      botAgent,
    ),
  connecting: () =>
    connection(
      'connecting',
      0,
      'Opening the connection to Zendesk.',
      'A session is being started.',
    ),
  stopped: () =>
    connection(
      'stopped',
      0,
      'Stopped by an operator.',
      '',
      'Press Start when the bot may answer again.',
    ),
  not_configured: () =>
    connection(
      'not_configured',
      30,
      'The keys of the API client are missing.',
      'Zendesk does not know this bot yet.',
      'Enter the client id, the client name, the subdomain and the secret.',
    ),
  not_authorised: () =>
    connection(
      'not_authorised',
      0,
      'Nobody has given the consent yet.',
      'The keys are stored.',
      'Open the authorization URL as the bot’s agent and press Allow.',
    ),
  taken_over: () =>
    connection(
      'taken_over',
      14,
      'Another session of the bot’s agent took over.',
      'Zendesk allows one session for an agent; somebody signed in as Haptik Bot elsewhere.',
      'Sign that one out, then press Start.',
      botAgent,
    ),
};

function business(id, name, languages, status, minutes) {
  return {
    id,
    name,
    languages,
    created_at: ago(minutes),
    bot: { id: `bot-${id}`, name: `${name} bot` },
    connection: status,
  };
}

const message = (number, minutes, kind, name, text, more = {}) => ({
  number,
  at: ago(minutes),
  kind: 'message',
  speaker: { kind, name },
  text,
  quick_replies: [],
  message: null,
  delivery: kind === 'bot' ? 'delivered' : null,
  delivery_reason: null,
  state: null,
  why: null,
  ...more,
});

const presence = (number, minutes, kind, speaker, name) => ({
  ...message(number, minutes, speaker, name, ''),
  kind,
  delivery: null,
});

const deed = (number, minutes, kind, text, delivery = 'delivered', reason = null) => ({
  ...message(number, minutes, 'bot', '', text),
  kind,
  delivery,
  delivery_reason: reason,
});

const change = (number, minutes, from, to, reason) => ({
  ...message(number, minutes, 'system', '', ''),
  kind: 'state',
  state: { from, to, reason },
});

const TALK = [
  presence(1, 12, 'joined', 'visitor', 'Priya Sharma'),
  message(2, 12, 'trigger', 'Greeting', 'Hello! Somebody will be with you in a moment.'),
  message(3, 11.6, 'visitor', 'Priya Sharma', 'Hi, when will my parcel arrive?', {
    why: DELIVERY,
  }),
  presence(4, 11.5, 'joined', 'bot', 'Haptik Bot'),
  message(5, 11.5, 'bot', 'Haptik Bot', 'Two to four working days within the country.', {
    quick_replies: ['Track my parcel', 'Talk to a human'],
    message: {
      kind: 'text',
      text: 'Two to four working days within the country.',
      cards: [],
      buttons: [],
      quick_replies: [
        { label: 'Track my parcel', sends: 'where is my parcel', url: null },
        { label: 'Talk to a human', sends: 'Talk to a human', url: null },
      ],
    },
  }),
  message(
    6,
    10.4,
    'visitor',
    'Priya Sharma',
    'it has been two weeks now\norder 48213, paid on the 4th',
    {
      why: why(
        'break',
        [],
        [
          ['delivery_time', 0.412],
          ['track_order', 0.398],
        ],
        {
          values: [{ entity: 'order_day', value: '2026-11-04', words: 'on the 4th' }],
        },
      ),
    },
  ),
  message(
    7,
    10.3,
    'bot',
    'Haptik Bot',
    'Sorry, I did not get that. Could you say it in other words?',
    BUTTONS,
  ),
  message(8, 9.8, 'visitor', 'Priya Sharma', 'I want a human', {
    why: why('wish_for_a_person', [], [['wish_for_a_person', 1]]),
  }),
  change(9, 9.8, 'bot', 'requested', 'visitors_wish'),
  change(10, 9.7, 'requested', 'transferring', 'visitors_wish'),
  message(11, 9.7, 'bot', 'Haptik Bot', 'Green tea', CAROUSEL),
  change(12, 9.5, 'transferring', 'waiting', 'visitors_wish'),
  message(13, 9.5, 'bot', 'Haptik Bot', 'Would you like to see our returns page meanwhile?', {
    delivery: 'withdrawn',
    delivery_reason: 'human_came',
    ...LIST,
  }),
  deed(14, 9.4, 'tag', 'lost-parcel, vip'),
  deed(
    15,
    9.3,
    'call',
    'POST https://shop.example',
    'undeliverable',
    'timed_out: No answer came within 5 s.',
  ),
  presence(16, 8.2, 'left', 'bot', 'Haptik Bot'),
  presence(17, 8.1, 'joined', 'human', 'Haptik Human'),
  change(18, 8.1, 'waiting', 'human', 'human_came'),
  message(
    19,
    7.9,
    'human',
    'Haptik Human',
    'Hello Priya, I see order 48213. The carrier lost it; I have sent a new one today.',
  ),
  message(20, 7.1, 'visitor', 'Priya Sharma', 'Thank you!'),
];

const summary = (id, name, state, minutes, lastText, count, reason = null) => ({
  id,
  business_id: 1001,
  channel_id: `channel-${id}`,
  visitor: { id: `visitor-000${id}`, name },
  state,
  state_reason: reason,
  started_at: ago(minutes + 9),
  last_at: ago(minutes),
  last_text: lastText,
  message_count: count,
});

export function createState() {
  return {
    setupNeeded: false,
    session: null,
    businesses: [
      business(1001, 'Acme Shop', ['en', 'de'], CONNECTIONS.online(), 60 * 24 * 12),
      business(1002, 'Nordlicht Travel', ['de'], CONNECTIONS.taken_over(), 60 * 24 * 3),
      business(
        1003,
        'Blue Harbour Insurance and Pensions',
        ['en'],
        CONNECTIONS.not_configured(),
        30,
      ),
    ],
    deployments: new Map([
      [
        '1001',
        {
          client_id: 'x7BfQm2LpVtW',
          client_name: 'acme-bot',
          subdomain: 'acme',
          secret: true,
          at: ago(60 * 24 * 11),
        },
      ],
      [
        '1002',
        {
          client_id: 'k3TRw8ZsPdYa',
          client_name: 'nordlicht',
          subdomain: 'nordlicht',
          secret: true,
          at: ago(60 * 24 * 2),
        },
      ],
    ]),
    bots: new Map(),
    conversations: [
      summary('c1', 'Priya Sharma', 'human', 7, 'Thank you!', 10, 'human_came'),
      summary('c2', '', 'bot', 2, 'Monday to Friday, 9 to 18 o’clock.', 4),
      summary(
        'c3',
        'Jonas Weber',
        'waiting',
        16,
        'One moment, I am passing you on to Support.',
        6,
        'not_understood',
      ),
      summary(
        'c4',
        'Aiko Tanaka',
        'failed',
        55,
        'Nobody from Support is online right now.',
        7,
        'no_department_online',
      ),
      summary('c5', 'Maria dos Santos Oliveira', 'abandoned', 180, 'hello?', 3),
      summary('c6', 'Sam', 'returned', 60 * 5, 'You have 30 days. The label is in the parcel.', 9),
      summary('c7', 'Visitor from the shop', 'ended', 60 * 24 * 2, 'Bye!', 12),
    ],
    transcripts: new Map([['c1', TALK]]),
    tokens: [
      { id: 't1', name: 'Nightly report', created_at: ago(60 * 24 * 9), last_used_at: ago(60 * 7) },
      { id: 't2', name: 'Staging checks', created_at: ago(60 * 24), last_used_at: null },
    ],
    listeners: new Set(),
  };
}

export { ago, message };
