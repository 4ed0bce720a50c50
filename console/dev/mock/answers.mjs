import { CONNECTIONS, message } from './data.mjs';
import { find, Refusal } from './refusal.mjs';

export function deploymentOf(state, id, origin) {
  const business = find(state.businesses, id, 'business');
  const stored = state.deployments.get(id);
  return {
    business_id: business.id,
    kind: 'zendesk_live_chat',
    client_id: stored?.client_id ?? '',
    client_name: stored?.client_name ?? '',
    subdomain: stored?.subdomain ?? '',
    client_secret_set: stored?.secret ?? false,
    redirect_url: `${origin}/third_party_integrations/v1/zendesk_live_chat/generate_token/${id}`,
    authorised_at: stored?.at ?? null,
    connection: business.connection,
  };
}

export function checklist(state, id) {
  const business = find(state.businesses, id, 'business');
  const stored = state.deployments.get(id);
  const online = business.connection.state === 'online';
  const step = (stepId, title, done, detail, link) => ({ id: stepId, title, done, detail, link });
  const page = `/businesses/${id}`;
  const steps = [
    step(
      'bot_created',
      'Create the bot',
      true,
      `${business.bot.name}, business id ${id}`,
      `${page}/bot`,
    ),
    step(
      'keys_saved',
      'Give the keys of the API client',
      Boolean(stored),
      stored
        ? `${stored.client_name} at ${stored.subdomain}.zendesk.com`
        : 'Reserve an agent for the bot in Zendesk first, then add an API client',
      `${page}/channels/zendesk-live-chat`,
    ),
    step(
      'authorised',
      'Authorise as the bot’s agent',
      Boolean(stored?.at),
      stored?.at
        ? 'The bot’s agent pressed Allow'
        : 'Open the authorization URL as the bot’s agent',
      `${page}/channels/zendesk-live-chat`,
    ),
    step(
      'connected',
      'Be online',
      online,
      business.connection.headline,
      `${page}/channels/zendesk-live-chat`,
    ),
    step(
      'human_department',
      'Have a department with people',
      online,
      online ? 'Support, 1 agent online' : 'A department without the bot, for hand-overs',
      'https://acme.zendesk.com/chat/agent#departments',
    ),
    step('first_answer', 'Answer a first visitor', online, '', null),
    step(
      'first_hand_over',
      'Hand over to a human',
      false,
      'Write “I want a human” as a visitor',
      null,
    ),
  ];
  return { steps, done: steps.filter((each) => each.done).length, of: steps.length };
}

export function connectionTest(business) {
  const online = business.connection.state === 'online';
  const link = (id, title, state, detail = '', nextStep = '') => ({
    id,
    title,
    state,
    detail,
    next_step: nextStep,
  });
  const skipped = (id, title) => link(id, title, 'skipped');
  return {
    links: [
      link('keys', 'The keys are there', 'ok', 'Client id, name, subdomain and secret'),
      link('token', 'Zendesk gave a token', 'ok', 'Given to Haptik Bot'),
      online
        ? link('session', 'A session starts', 'ok', 'In 240 ms')
        : link(
            'session',
            'A session starts',
            'broken',
            'Zendesk refuses: concurrent session limit.',
            'Sign the bot’s agent out elsewhere, then press Start.',
          ),
      ...(online
        ? [
            link('socket', 'The socket opens', 'ok', 'A PING came back in 31 ms'),
            link('status_online', 'The agent is online', 'ok'),
            link('subscription', 'Messages arrive', 'ok'),
            link('bot_department', 'The bot is alone in its department', 'ok', 'Department Bot'),
            link(
              'human_department',
              'A department with people is online',
              'warning',
              'Support has one agent, who is away.',
              'Ask somebody to go online before visitors want a human.',
            ),
          ]
        : [
            skipped('socket', 'The socket opens'),
            skipped('status_online', 'The agent is online'),
            skipped('subscription', 'Messages arrive'),
            skipped('bot_department', 'The bot is alone in its department'),
            skipped('human_department', 'A department with people is online'),
          ]),
    ],
    broken: online ? null : 'session',
  };
}

export function transcriptOf(state, summary) {
  if (!state.transcripts.has(summary.id)) {
    state.transcripts.set(summary.id, [
      message(1, 30, 'visitor', summary.visitor.name, 'Hello, when are you open?'),
      message(2, 29.9, 'bot', 'Haptik Bot', summary.last_text),
    ]);
  }
  return state.transcripts.get(summary.id);
}

export function setConnection(state, business, status) {
  business.connection = status;
  state.emit(business.id, 'connection', status);
  return status;
}

export function saveDeployment(state, id, body, origin) {
  const required = ['client_id', 'client_name', 'subdomain'];
  const missing = required.filter((field) => !body[field]?.trim());
  if (missing.length > 0) {
    throw new Refusal(
      422,
      'validation',
      'The keys were not saved: some fields are empty. Fill them in and save again.',
      missing.map((field) => ({ field, message: 'Must not be empty.' })),
    );
  }
  const old = state.deployments.get(id);
  const subdomain = body.subdomain.replace(/^https?:\/\//, '').replace(/\.zendesk\.com\/?$/, '');
  state.deployments.set(id, {
    client_id: body.client_id,
    client_name: body.client_name,
    subdomain,
    secret: Boolean(body.client_secret) || (old?.secret ?? false),
    at: old?.at ?? null,
  });
  const business = find(state.businesses, id, 'business');
  if (!old) setConnection(state, business, CONNECTIONS.not_authorised());
  return deploymentOf(state, id, origin);
}

/** Lets the newest conversation go on, so that the live pages have something to show. */
export function speak(state) {
  const summary = state.conversations.find((each) => each.id === 'c2');
  const transcript = transcriptOf(state, summary);
  const number = (transcript.at(-1)?.number ?? 0) + 1;
  const entry =
    number % 2 === 1
      ? message(number, 0, 'visitor', '', 'And on Saturdays?')
      : message(number, 0, 'bot', 'Haptik Bot', 'On Saturdays we are closed.', {
          quick_replies: ['Opening hours', 'Talk to a human'],
        });
  transcript.push(entry);
  Object.assign(summary, {
    last_text: entry.text,
    last_at: entry.at,
    message_count: summary.message_count + 1,
  });
  state.emit(1001, 'entry', { conversation_id: summary.id, entry });
  state.emit(1001, 'conversation', summary);
}
