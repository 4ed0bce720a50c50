import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import * as operator from './operator.ts';
import * as visitor from './visitor.ts';
import { walkThrough } from './walk.ts';
import * as zendesk from './zendesk.ts';

const BOT = { name: 'Loom Helper', email: 'helper@loom.example' };
const OTHERS = ['Hazel', 'Bruno', 'Chidi', 'Dalia'].map((name) => ({
  name: `${name} Brandt`,
  email: `${name.toLowerCase()}@loom.example`,
}));
const [HUMAN] = OTHERS as [zendesk.User];
const VISITOR = 'Omar Field';
const RESULT = '/third_party_integrations/v1/zendesk_live_chat/generate_token/\\d+';
/** What this walk provokes; anything else above 399 is a fault. */
const REFUSALS = [
  /^GET \/api\/v1\/session 401$/,
  /^POST \/api\/v1\/session 401$/,
  /^PUT \/api\/v1\/bots\/\w+\/file 422$/,
  /^POST \/emulator\/v1\/agents 422$/,
  new RegExp(`^GET ${RESULT} (400|403|404|502)$`),
];

const walk = walkThrough('trouble');
let browser: BrowserContext;
let deskhand: Page;
let dashboard: Page;
let shop: Page;
let keys: zendesk.ClientKeys;
let resultAddress: string;

/** Nothing was stored: neither a moment of authorisation nor a token that the test finds. */
async function expectNotAuthorised(): Promise<void> {
  await deskhand.bringToFront();
  await deskhand.reload();
  await operator.connectionState(deskhand, 'not_authorised').first().waitFor();
  expect(await deskhand.getByText(/^Authorised /).count()).toBe(0);
  const { keys: stored, token, session } = await operator.testConnection(deskhand);
  expect([stored, token, session]).toEqual(['ok', 'broken', 'skipped']);
}

async function allow(): Promise<Page> {
  const consent = await operator.openAuthorization(deskhand);
  await consent.getByTestId('allow').click();
  return consent;
}

test('a wrong password is refused in words, and the right one is taken', async () => {
  browser = await walk().person(REFUSALS);
  deskhand = await browser.newPage();
  await operator.setUp(deskhand, walk().house.setupLink);
  await deskhand.getByTestId('account-menu').click();
  await deskhand.getByTestId('sign-out').click();
  const { email, password } = operator.ADMINISTRATOR;
  await operator.signIn(deskhand, email, 'eight loud kettles');
  const notice = deskhand.getByTestId('error-notice');
  await notice.filter({ hasText: 'E-mail address or password is wrong' }).waitFor();
  await walk().picture(deskhand, 'wrong-password');
  await operator.signIn(deskhand, email, password);
  await deskhand.getByTestId('create-bot').waitFor();
});

test('a mistake in the bot’s file is named with its place, and the old file stays', async () => {
  await operator.createBot(deskhand, 'Loom Supplies');
  await deskhand.getByRole('link', { name: 'Bot', exact: true }).click();
  const file = deskhand.getByTestId('bot-file');
  const before = await file.inputValue();
  await file.fill(before.replace('bot_says:', 'bot_say:'));
  await deskhand.getByTestId('bot-save').click();
  await deskhand.getByTestId('bot-problem').filter({ hasText: 'Line' }).first().waitFor();
  await walk().picture(deskhand, 'bot-file-problem');
  await deskhand.getByRole('button', { name: 'Undo changes' }).click();
  await deskhand.reload();
  expect(await file.inputValue()).toBe(before);
});

test('the sixth agent is refused in words', async () => {
  dashboard = await browser.newPage();
  await dashboard.goto(walk().house.emulator);
  for (const agent of [BOT, ...OTHERS]) await zendesk.addUser(dashboard, agent);
  await zendesk.tryToAddUser(dashboard, { name: 'Edda Six', email: 'edda@loom.example' });
  await dashboard.getByTestId('user-error').filter({ hasText: '5 agent seats' }).waitFor();
  await walk().picture(dashboard, 'sixth-agent');
  await dashboard.getByTestId('user-dialog').getByRole('button', { name: 'Cancel' }).click();
  expect(await dashboard.getByTestId('user-row').count()).toBe(5);
  await zendesk.addDepartment(dashboard, 'First line', [BOT]);
  await zendesk.addDepartment(dashboard, 'Support', [HUMAN]);
});

test('with a wrong client secret the result page says so, and nothing is stored', async () => {
  await operator.openChannel(deskhand);
  const redirectUrl = await deskhand.getByTestId('redirect-url').innerText();
  await dashboard.bringToFront();
  keys = await zendesk.addClient(dashboard, 'Deskhand', redirectUrl);
  await zendesk.signInAs(dashboard, BOT);
  await deskhand.bringToFront();
  await operator.typeKeys(deskhand, {
    clientId: keys.clientId,
    clientName: 'Deskhand',
    subdomain: 'shop',
    secret: `${keys.secret}x`,
  });
  const result = await allow();
  await result.getByRole('heading', { name: 'Zendesk gave no token' }).waitFor();
  await result.getByText('nothing was stored').waitFor();
  await result.getByText('Compare client ID, client secret and subdomain').waitFor();
  await walk().picture(result, 'wrong-secret');
  await result.close();
  await expectNotAuthorised();
  await walk().picture(deskhand, 'not-authorised');
});

test('after Deny the result page says so, and nothing is stored', async () => {
  await deskhand.getByTestId('replace-secret').click();
  await deskhand.getByTestId('field-client-secret').fill(keys.secret);
  await operator.saveKeys(deskhand);
  const consent = await operator.openAuthorization(deskhand);
  await consent.getByTestId('deny').click();
  await consent.getByRole('heading', { name: 'Not allowed' }).waitFor();
  await walk().picture(consent, 'denied');
  await consent.close();
  await expectNotAuthorised();
});

test('a result address works once, and for its own business only', async () => {
  const result = await allow();
  await result.getByRole('heading', { name: 'The bot may answer now' }).waitFor();
  resultAddress = result.url();
  await deskhand.bringToFront();
  await operator.connectionState(deskhand, 'online').first().waitFor();
  await result.bringToFront();
  await result.reload();
  await result.getByRole('heading', { name: 'This consent cannot be used' }).waitFor();
  await walk().picture(result, 'replayed');
  await result.goto(resultAddress.replace(/generate_token\/\d+/, 'generate_token/4711'));
  await result.getByRole('heading', { name: 'There is no such business' }).waitFor();
  await walk().picture(result, 'unknown-business');
  await result.close();
  await deskhand.bringToFront();
  await deskhand.reload();
  await operator.connectionState(deskhand, 'online').first().waitFor();
});

test('when nobody is online the visitor is told so, and the bot goes on', async () => {
  const visitorsBrowser = await walk().person();
  shop = await visitorsBrowser.newPage();
  await visitor.startChat(shop, walk().house.emulator, VISITOR, 'First line');
  await visitor.write(shop, 'I want to talk to a human');
  await visitor.reply(shop, 'Nobody from our team is online right now').waitFor();
  await visitor.write(shop, 'when are you open then?');
  await visitor.reply(shop, 'weekdays from 9 to 17').waitFor();
  await walk().picture(shop, 'nobody-online');

  await deskhand.getByRole('link', { name: 'Conversations' }).first().click();
  await operator.openConversation(deskhand, VISITOR);
  await operator.entry(deskhand, 'bot', 'weekdays from 9 to 17').waitFor();
  const lines = (await operator.handOverLines(deskhand)).join('\n').replace(/[^\S\n]+/g, ' ');
  expect(lines).toContain('The hand-over failed');
  expect(lines).toContain('No department with people was online');
  await deskhand.locator('[data-testid="conversation-state-now"][data-state="bot"]').waitFor();
  await walk().picture(deskhand, 'hand-over-failed');
});

test('a message that the visitor leaves instead is read and ticked off by an operator', async () => {
  await deskhand.getByRole('link', { name: 'Hand-overs' }).click();
  await deskhand.getByText('Nothing to be seen to').waitFor();
  await visitor.write(shop, 'I want to talk to a human');
  await visitor.reply(shop, 'Nobody from our team is online right now').nth(1).waitFor();
  await visitor.write(shop, 'leave a message');
  await visitor.reply(shop, 'Please write your message').waitFor();
  await visitor.write(shop, 'The blue loom squeaks.');
  await visitor.reply(shop, 'I have kept your message').waitFor();

  const row = deskhand.getByTestId('left-message-row').filter({ hasText: VISITOR });
  await row.filter({ hasText: 'The blue loom squeaks.' }).waitFor();
  expect(await deskhand.getByTestId('waiting-count').innerText()).toMatch(/^1/);
  const counts = deskhand.getByTestId('hand-over-counts');
  await counts.getByText('No department with people was online').waitFor();
  await walk().picture(deskhand, 'left-message');
  await row.getByTestId('mark-seen-to').click();
  await deskhand.getByText('Nothing to be seen to').waitFor();
  await deskhand.getByTestId('waiting-count').waitFor({ state: 'detached' });
});

test('no page did what it must not', () => {
  expect(walk().problems).toEqual([]);
});
