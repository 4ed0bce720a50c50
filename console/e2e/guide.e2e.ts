import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import * as operator from './operator.ts';
import * as visitor from './visitor.ts';
import { walkThrough } from './walk.ts';
import * as zendesk from './zendesk.ts';

const BOT = { name: 'Larch Helper', email: 'helper@larch.example' };
const HUMAN = { name: 'Hazel Brandt', email: 'hazel@larch.example' };
const VISITOR = 'Ada Marsh';
const SHIPPING = 'Parcels take two to four working days.';
const TRACKING = 'The link is in the e-mail that came when your parcel left.';
const FAREWELL = 'I have passed you on to a colleague';
const HOURS = 'weekdays from 9 to 17';
const ANSWERS = `
  - name: shipping
    user_says:
      - how long does shipping take?
      - when will my parcel arrive?
      - delivery time
    bot_says:
      - text: ${SHIPPING}
        quick_replies: [Track my parcel, Talk to a person]

  - name: tracking
    user_says: [track my parcel, where is my order?]
    bot_says:
      - ${TRACKING}
`;

const walk = walkThrough('guide');
let operatorsBrowser: BrowserContext;
let deskhand: Page;
let dashboard: Page;
let desk: Page;
let shop: Page;

test('the link that the start prints makes the administrator', async () => {
  // Nobody is signed in yet, which the console has to ask to know.
  operatorsBrowser = await walk().person([/^GET \/api\/v1\/session 401$/]);
  deskhand = await operatorsBrowser.newPage();
  await deskhand.goto(walk().house.setupLink);
  await deskhand.getByTestId('setup-submit').waitFor();
  await walk().picture(deskhand, 'setup');
  await operator.setUp(deskhand, walk().house.setupLink);
  await walk().picture(deskhand, 'no-business-yet');
});

test('a bot is created, and the id of its business is shown', async () => {
  await operator.createBot(deskhand, 'Larch Trading', 'German');
  expect(await operator.businessId(deskhand)).toMatch(/^\d+$/);
  const { bot_created: created, ...rest } = await operator.checklist(deskhand);
  expect(created).toBe(true);
  expect(Object.values(rest)).not.toContain(true);
  await walk().picture(deskhand, 'business');
});

test('answers that are added to the bot’s file can be tried, and go live by publishing', async () => {
  await deskhand.getByRole('link', { name: 'Bot', exact: true }).click();
  const file = deskhand.getByTestId('bot-file');
  const before = await file.inputValue();
  await file.fill(before + ANSWERS);
  await operator.saveDraft(deskhand);
  await deskhand.getByTestId('draft').filter({ hasText: 'Not published' }).waitFor();
  await deskhand.getByTestId('try-text').fill('how long will my parcel take');
  await deskhand.getByTestId('try-submit').click();
  const turn = deskhand.getByTestId('try-turn').filter({ hasText: SHIPPING });
  await turn.waitFor();
  expect(await turn.getAttribute('data-outcome')).toBe('answered');
  await turn.getByText('Why?').click();
  await turn.getByTestId('why-candidate').filter({ hasText: 'shipping' }).waitFor();
  await turn.getByRole('button', { name: 'Track my parcel' }).click();
  await deskhand.getByTestId('try-turn').filter({ hasText: TRACKING }).waitFor();
  await walk().picture(deskhand, 'bot-file');

  expect(await operator.publish(deskhand, 'Shipping and tracking')).toBe(2);
  const newest = deskhand.getByTestId('version-row').first();
  await newest.filter({ hasText: 'Shipping and tracking' }).waitFor();
  await newest.getByText('Live', { exact: true }).waitFor();
  await walk().picture(deskhand, 'published');
});

test('two agents get a department each on the dashboard', async () => {
  dashboard = await operatorsBrowser.newPage();
  await dashboard.goto(walk().house.emulator);
  await dashboard.getByTestId('first-steps').waitFor();
  await walk().picture(dashboard, 'empty-account');
  await zendesk.addUser(dashboard, HUMAN);
  await zendesk.addUser(dashboard, BOT);
  await walk().picture(dashboard, 'users');
  await zendesk.addDepartment(dashboard, 'First line', [BOT]);
  await zendesk.addDepartment(dashboard, 'Support', [HUMAN]);
  await walk().picture(dashboard, 'departments');
});

test('an API client is added with the redirect URL that the console shows', async () => {
  await deskhand.bringToFront();
  await operator.openChannel(deskhand);
  await deskhand.getByRole('button', { name: 'Copy the redirect URL' }).click();
  await dashboard.bringToFront();
  await zendesk.openNewClient(dashboard);
  await dashboard.getByTestId('client-name').fill('Deskhand');
  await dashboard.getByTestId('client-company').fill('Larch Trading');
  await operator.paste(dashboard.getByTestId('client-redirects'));
  expect(await dashboard.getByTestId('client-redirects').inputValue()).toContain(
    `${walk().house.console}/third_party_integrations/v1/zendesk_live_chat/generate_token/`,
  );
  await walk().picture(dashboard, 'add-api-client');
  await dashboard.getByTestId('save-client').click();
  await dashboard.getByTestId('keys-done').waitFor();
});

test('its keys, copied and pasted, make the authorization URL appear', async () => {
  for (const key of ['client-id', 'client-secret']) {
    await dashboard.bringToFront();
    await dashboard.getByTestId(`copy-${key}`).click();
    await deskhand.bringToFront();
    await operator.paste(deskhand.getByTestId(`field-${key}`));
  }
  await dashboard.bringToFront();
  await dashboard.getByTestId('keys-done').click();
  await deskhand.bringToFront();
  await deskhand.getByTestId('field-client-name').fill('Deskhand');
  await deskhand.getByTestId('field-subdomain').fill('https://shop.zendesk.com/');
  await deskhand.getByTestId('authorization-waiting').waitFor();
  await operator.saveKeys(deskhand);
  expect(await deskhand.getByTestId('field-subdomain').inputValue()).toBe('shop');
  const address = await deskhand.getByTestId('authorization-url').innerText();
  expect(address).toContain(`${walk().house.emulator}/oauth2/`);
  await walk().picture(deskhand, 'authorization-url');
});

test('Allow, pressed as the bot’s agent, brings the bot online without a reload', async () => {
  await dashboard.bringToFront();
  await zendesk.signInAs(dashboard, BOT);
  await deskhand.bringToFront();
  await deskhand.evaluate(() => (document.documentElement.dataset['walk'] = 'same page'));
  const consent = await operator.openAuthorization(deskhand);
  await consent.getByTestId('consent-seat').filter({ hasText: BOT.name }).waitFor();
  await walk().picture(consent, 'consent');
  await consent.getByTestId('allow').click();
  await consent.getByRole('heading', { name: 'The bot may answer now' }).waitFor();
  await consent.getByText('What comes next').waitFor();
  await walk().picture(consent, 'allowed');

  await deskhand.bringToFront();
  await operator.connectionState(deskhand, 'online').first().waitFor();
  await deskhand.getByText(`Signed in as ${BOT.name}`).waitFor();
  expect(await deskhand.evaluate(() => document.documentElement.dataset['walk'])).toBe('same page');

  await consent.bringToFront();
  await consent.getByRole('link', { name: 'Back to Zendesk Live Chat' }).click();
  await operator.connectionState(consent, 'online').first().waitFor();
  await consent.close();
});

test('the connection test names the missing person, and holds once one is online', async () => {
  const alone = await operator.testConnection(deskhand);
  expect(alone).toEqual({
    keys: 'ok',
    token: 'ok',
    session: 'ok',
    socket: 'ok',
    status_online: 'ok',
    subscription: 'ok',
    bot_department: 'ok',
    human_department: 'broken',
  });
  await deskhand.getByText('Broken at: A department with people is online').waitFor();
  await walk().picture(deskhand, 'nobody-online');

  desk = await operatorsBrowser.newPage();
  await zendesk.takeSeat(desk, walk().house.emulator, HUMAN);
  await walk().picture(desk, 'desk-empty');
  await deskhand.bringToFront();
  const complete = await operator.testConnection(deskhand);
  expect(new Set(Object.values(complete))).toEqual(new Set(['ok']));
  expect(Object.keys(complete)).toHaveLength(8);
  await deskhand.getByText('Every link holds').waitFor();
  await walk().picture(deskhand, 'every-link-holds');
});

test('the checklist is ticked from what is there', async () => {
  await deskhand.getByRole('link', { name: 'Overview' }).click();
  for (const done of ['keys_saved', 'authorised', 'connected', 'human_department']) {
    await operator.step(deskhand, done).waitFor();
  }
  const { first_answer: answer, first_hand_over: handOver } = await operator.checklist(deskhand);
  expect([answer, handOver]).toEqual([false, false]);
  await walk().picture(deskhand, 'checklist');
});

test('a visitor is answered, presses a quick reply and is answered again', async () => {
  await deskhand.getByRole('link', { name: 'Conversations' }).first().click();
  await deskhand.getByText('No conversation yet').waitFor();
  const visitorsBrowser = await walk().person();
  shop = await visitorsBrowser.newPage();
  await visitor.startChat(shop, walk().house.emulator, VISITOR, 'First line');
  await visitor.write(shop, 'hello, how long until my parcel arrives?');
  await visitor.reply(shop, SHIPPING).waitFor();
  await walk().picture(shop, 'answered');
  await visitor.pressQuickReply(shop, 'Track my parcel');
  await visitor.reply(shop, TRACKING).waitFor();
  await walk().picture(shop, 'quick-reply-answered');
});

test('the console shows the conversation while it goes on', async () => {
  await operator.openConversation(deskhand, VISITOR);
  await operator.entry(deskhand, 'bot', TRACKING).waitFor();
  expect((await operator.spoken(deskhand)).map(({ speaker }) => speaker)).toEqual([
    'visitor',
    'bot',
    'visitor',
    'bot',
  ]);
  const question = operator.entry(deskhand, 'visitor', 'how long until my parcel arrives');
  await question.getByText('Why?').click();
  await question.getByTestId('why-candidate').filter({ hasText: 'shipping' }).waitFor();
  await walk().picture(deskhand, 'why');
});

test('who asks for a person is passed on and told so', async () => {
  await visitor.write(shop, 'can I speak to a human please');
  await visitor.reply(shop, FAREWELL).waitFor();
  await walk().picture(shop, 'passed-on');
  await operator.entry(deskhand, 'bot', FAREWELL).waitFor();
  await deskhand.locator('[data-testid="conversation-state-now"][data-state="waiting"]').waitFor();
});

test('a person answers from the desk', async () => {
  await desk.bringToFront();
  await zendesk.serve(desk, VISITOR);
  await zendesk.writeAsAgent(desk, 'Hello Ada, Hazel here. Let me look for your parcel.');
  await walk().picture(desk, 'served');
  await visitor.reply(shop, 'Hazel here').waitFor();
  await operator.entry(deskhand, 'human', 'Hazel here').waitFor();
  await deskhand.locator('[data-testid="conversation-state-now"][data-state="human"]').waitFor();
});

test('after a person has spoken the bot is silent', async () => {
  const question = 'and when are you open?';
  await visitor.write(shop, question);
  await operator.entry(deskhand, 'visitor', question).waitFor();
  // Events of a channel are worked off in order: when this answer is there, the question is done with.
  await zendesk.writeAsAgent(desk, 'From nine to five, Ada.');
  await operator.entry(deskhand, 'human', 'From nine to five').waitFor();
  await visitor.reply(shop, 'From nine to five').waitFor();
  await walk().picture(shop, 'person-answers');

  const said = await operator.spoken(deskhand);
  const joined = said.findIndex(({ speaker }) => speaker === 'human');
  expect(said.slice(joined).map(({ speaker }) => speaker)).toEqual(['human', 'visitor', 'human']);
  expect(await visitor.reply(shop, HOURS).count()).toBe(0);
});

test('the conversation tells the hand-over’s states with their reasons', async () => {
  const lines = (await operator.handOverLines(deskhand)).map((line) => line.replace(/\s+/g, ' '));
  expect(lines).toEqual([
    expect.stringMatching(/^A human was asked for The visitor asked for a person/),
    expect.stringMatching(/^Being transferred to a department/),
    expect.stringMatching(/^Waiting for a human to serve/),
    expect.stringMatching(/^A human has taken over; the bot is silent A person joined/),
  ]);
  await walk().picture(deskhand, 'conversation');
  await deskhand.getByRole('link', { name: 'Overview' }).click();
  await operator.step(deskhand, 'first_hand_over').waitFor();
  await deskhand.getByText('All done').waitFor();
  await walk().picture(deskhand, 'all-done');
});

test('no page did what it must not', () => {
  expect(walk().problems).toEqual([]);
});
