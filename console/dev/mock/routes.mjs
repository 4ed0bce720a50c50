import {
  deploymentOf,
  checklist,
  connectionTest,
  transcriptOf,
  setConnection,
  saveDeployment,
} from './answers.mjs';
import { ago, CONNECTIONS } from './data.mjs';
import { handOverCounts, leftMessages, mark } from './hand-overs.mjs';
import { find, Refusal } from './refusal.mjs';
import { tryBot } from './trial.mjs';
import { botOf, diff, importFaq, publish, restore, saveFile, versionsOf } from './versions.mjs';

const SESSION = {
  user: { id: 'u1', name: 'Alex Berger', email: 'alex@example.com' },
  csrf_token: 'mock-csrf-token',
};

/** [method, pattern, handler(state, {ids, body, query, origin}) -> [status, body]] */
export const OPEN_ROUTES = [
  [
    'GET',
    '/api/v1/about',
    (state, { origin }) => [
      200,
      {
        name: 'Deskhand',
        version: '0.1.0',
        demo: state.demo
          ? {
              visitor: `${origin}/visitor`,
              desk: `${origin}/desk`,
              dashboard: `${origin}/dashboard`,
              email: 'demo@example.com',
              password: 'demo-password',
            }
          : null,
      },
    ],
  ],
  ['GET', '/api/v1/setup', (state) => [200, { needed: state.setupNeeded }]],
  [
    'POST',
    '/api/v1/setup',
    (state, { body }) => {
      if (body.token !== 'one-time')
        throw new Refusal(
          403,
          'setup_token_invalid',
          'This link is not the one that the server printed. Look at its output again and open the newest link.',
        );
      state.setupNeeded = false;
      state.session = SESSION;
      return [201, SESSION];
    },
  ],
  [
    'POST',
    '/api/v1/session',
    (state, { body }) => {
      if (body.password === 'wrong')
        throw new Refusal(
          401,
          'bad_credentials',
          'E-mail and password do not belong together. Check both and try again.',
        );
      state.session = SESSION;
      return [200, SESSION];
    },
  ],
  [
    'GET',
    '/third_party_integrations/v1/zendesk_live_chat/generate_authorize_url/:id',
    (state, { ids: [id], origin }) => [
      200,
      {
        authorize_url: `https://www.zopim.com/oauth2/authorizations/new?response_type=code&client_id=${state.deployments.get(id)?.client_id ?? ''}&scope=read+write+chat&subdomain=acme&state=${Math.random().toString(36).slice(2)}&redirect_uri=${encodeURIComponent(`${origin}/third_party_integrations/v1/zendesk_live_chat/generate_token/${id}`)}`,
        expires_at: ago(-10),
      },
    ],
  ],
];

export const ROUTES = [
  ['GET', '/api/v1/session', (state) => [200, state.session]],
  ['DELETE', '/api/v1/session', (state) => ((state.session = null), [204, null])],
  ['GET', '/api/v1/api-tokens', (state) => [200, { api_tokens: state.tokens }]],
  [
    'POST',
    '/api/v1/api-tokens',
    (state, { body }) => {
      const token = {
        id: `t${Date.now()}`,
        name: body.name,
        created_at: ago(0),
        last_used_at: null,
      };
      state.tokens.push(token);
      return [
        201,
        { id: token.id, name: token.name, token: 'dh_mockmockmockmockmockmockmockmock' },
      ];
    },
  ],
  [
    'DELETE',
    '/api/v1/api-tokens/:id',
    (state, { ids: [id] }) => (
      (state.tokens = state.tokens.filter((each) => each.id !== id)),
      [204, null]
    ),
  ],
  ['GET', '/api/v1/businesses', (state) => [200, { businesses: state.businesses }]],
  [
    'POST',
    '/api/v1/businesses',
    (state, { body }) => {
      const id = 1001 + state.businesses.length;
      const made = {
        id,
        name: body.name,
        languages: body.languages,
        created_at: ago(0),
        bot: { id: `bot-${id}`, name: `${body.name} bot` },
        connection: CONNECTIONS.not_configured(),
      };
      state.businesses.push(made);
      return [201, made];
    },
  ],
  [
    'GET',
    '/api/v1/businesses/:id',
    (state, { ids: [id] }) => [200, find(state.businesses, id, 'business')],
  ],
  [
    'GET',
    '/api/v1/businesses/:id/checklist',
    (state, { ids: [id] }) => [200, checklist(state, id)],
  ],
  [
    'GET',
    '/api/v1/businesses/:id/deployments/zendesk_live_chat',
    (state, { ids: [id], origin }) => [200, deploymentOf(state, id, origin)],
  ],
  [
    'PUT',
    '/api/v1/businesses/:id/deployments/zendesk_live_chat',
    (state, { ids: [id], body, origin }) => [200, saveDeployment(state, id, body, origin)],
  ],
  [
    'POST',
    '/api/v1/businesses/:id/deployments/zendesk_live_chat/connection/:action',
    (state, { ids: [id, action] }) => {
      const business = find(state.businesses, id, 'business');
      if (action === 'test') return [200, connectionTest(business)];
      if (action === 'stop') return [202, setConnection(state, business, CONNECTIONS.stopped())];
      setTimeout(() => setConnection(state, business, CONNECTIONS.online()), 1500);
      return [202, setConnection(state, business, CONNECTIONS.connecting())];
    },
  ],
  [
    'GET',
    '/api/v1/businesses/:id/conversations',
    (state, { ids: [id], query }) => {
      const wanted = query.get('state');
      const list = state.conversations.filter(
        (each) => String(each.business_id) === id && (!wanted || each.state === wanted),
      );
      return [200, { conversations: list, next: null }];
    },
  ],
  [
    'GET',
    '/api/v1/conversations/:id',
    (state, { ids: [id] }) => {
      const found = find(state.conversations, id, 'conversation');
      const left_messages = state.leftMessages.filter((each) => each.conversation_id === id);
      return [200, { ...found, transcript: transcriptOf(state, found), left_messages }];
    },
  ],
  [
    'GET',
    '/api/v1/businesses/:id/left-messages',
    (state, { ids: [id], query }) => [200, leftMessages(state, id, query)],
  ],
  [
    'POST',
    '/api/v1/businesses/:id/left-messages/:message/seen-to',
    (state, { ids: [id, message] }) => [200, mark(state, id, message, SESSION.user.name)],
  ],
  [
    'DELETE',
    '/api/v1/businesses/:id/left-messages/:message/seen-to',
    (state, { ids: [id, message] }) => [200, mark(state, id, message, null)],
  ],
  ['GET', '/api/v1/businesses/:id/hand-overs', (_, { ids: [id] }) => [200, handOverCounts(id)]],
  ['GET', '/api/v1/bots/:id', (state, { ids: [id] }) => [200, botOf(state, id)]],
  [
    'PUT',
    '/api/v1/bots/:id/file',
    (state, { ids: [id], body }) => [200, saveFile(state, id, body)],
  ],
  [
    'POST',
    '/api/v1/bots/:id/import-faq',
    (state, { ids: [id], body }) => [200, importFaq(state, id, body)],
  ],
  [
    'POST',
    '/api/v1/bots/:id/publish',
    (state, { ids: [id], body }) => [201, publish(state, id, body)],
  ],
  [
    'GET',
    '/api/v1/bots/:id/versions',
    (state, { ids: [id] }) => [200, { versions: versionsOf(state, id) }],
  ],
  [
    'GET',
    '/api/v1/bots/:id/versions/:from/diff/:to',
    (state, { ids: [id, from, to] }) => [200, diff(state, id, from, to)],
  ],
  [
    'POST',
    '/api/v1/bots/:id/versions/:number/restore',
    (state, { ids: [id, number], body }) => [200, restore(state, id, number, body)],
  ],
  ['POST', '/api/v1/bots/:id/try', (state, { body }) => [200, tryBot(body)]],
];
