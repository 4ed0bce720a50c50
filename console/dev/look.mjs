/**
 * Opens every page in Chromium, light and dark, wide and narrow, under the strict content security
 * policy; saves pictures under target/look and fails on any violation, console error, horizontal
 * overflow or accessibility fault.
 *
 *   npm run build && npm run look          CHROMIUM=/path/to/chromium picks the browser
 */
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { startMockServer } from './mock-server.mjs';

const OUT = join(import.meta.dirname, '..', 'target', 'look');
const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const problems = [];

const click = (id) => (page) => page.getByTestId(id).click();

const PAGES = [
  ['setup', '/setup?token=one-time', { setup: true }],
  ['sign-in', '/sign-in?next=/businesses/1001', { demo: true }],
  [
    'sign-in-wrong',
    '/sign-in',
    {},
    async (page) => {
      await page.getByTestId('sign-in-email').fill('a@example.com');
      await page.getByTestId('sign-in-password').fill('wrong');
      await page.getByTestId('sign-in-submit').click();
      await page.getByTestId('error-notice').waitFor();
    },
  ],
  ['businesses', '/', { signedIn: true, demo: true }],
  ['businesses-empty', '/', { signedIn: true, empty: true }],
  [
    'create-bot',
    '/',
    { signedIn: true },
    async (page) => {
      await click('create-bot')(page);
      await page.getByTestId('bot-name').waitFor();
    },
  ],
  ['overview', '/businesses/1001', { signedIn: true, demo: true }],
  ['overview-new', '/businesses/1003', { signedIn: true }],
  ['channels', '/businesses/1001/channels', { signedIn: true }],
  [
    'live-chat',
    '/businesses/1001/channels/zendesk-live-chat',
    { signedIn: true },
    async (page) => {
      await click('connection-test')(page);
      await page.getByTestId('test-link-keys').waitFor();
    },
  ],
  [
    'live-chat-broken',
    '/businesses/1002/channels/zendesk-live-chat',
    { signedIn: true },
    async (page) => {
      await click('connection-test')(page);
      await page.getByTestId('test-link-keys').waitFor();
    },
  ],
  ['live-chat-new', '/businesses/1003/channels/zendesk-live-chat', { signedIn: true }],
  ['conversations', '/businesses/1001/conversations', { signedIn: true }],
  ['conversations-none', '/businesses/1003/conversations', { signedIn: true }],
  ['conversation', '/businesses/1001/conversations/c1', { signedIn: true }],
  [
    'conversation-why',
    '/businesses/1001/conversations/c1',
    { signedIn: true },
    async (page) => {
      for (const each of await page.getByTestId('why').all()) await each.locator('summary').click();
      await page.getByTestId('why').first().scrollIntoViewIfNeeded();
    },
  ],
  ['conversation-left-message', '/businesses/1001/conversations/c4', { signedIn: true }],
  [
    'hand-overs',
    '/businesses/1001/hand-overs',
    { signedIn: true },
    async (page) => {
      await page.getByTestId('left-message-filter').first().click();
      await page.getByRole('option', { name: 'All' }).click();
      await page.getByTestId('mark-open').waitFor();
      await page.getByTestId('hand-over-counts').scrollIntoViewIfNeeded();
    },
  ],
  ['hand-overs-none', '/businesses/1003/hand-overs', { signedIn: true }],
  [
    'bot',
    '/businesses/1001/bot',
    { signedIn: true },
    async (page) => {
      await page.getByTestId('try-text').fill('when does my parcel arrive');
      await page.getByTestId('try-submit').click();
      await page.getByTestId('try-turn').first().waitFor();
    },
  ],
  [
    'bot-trial',
    '/businesses/1001/bot',
    { signedIn: true },
    async (page) => {
      const turns = page.getByTestId('try-turn');
      await page.getByTestId('try-text').fill('when does my parcel arrive');
      await page.getByTestId('try-submit').click();
      await turns.getByRole('button', { name: 'Track my parcel' }).click();
      await turns.nth(1).waitFor();
      await page.getByTestId('try-text').fill('it is ab-123456, thanks');
      await page.getByTestId('try-submit').click();
      await page.getByTestId('try-call').waitFor();
      await page.getByTestId('why').nth(2).locator('summary').click();
      await page.getByTestId('try-call-submit').scrollIntoViewIfNeeded();
    },
  ],
  [
    'bot-trial-end',
    '/businesses/1001/bot',
    { signedIn: true },
    async (page) => {
      const turns = page.getByTestId('try-turn');
      for (const [at, text] of ['where is it', 'ab-123456'].entries()) {
        await page.getByTestId('try-text').fill(text);
        await page.getByTestId('try-submit').click();
        await turns.nth(at).waitFor();
      }
      await page.getByTestId('try-call-answer').fill('{"status": "shipped"}');
      await page.getByTestId('try-call-submit').click();
      await turns.nth(2).waitFor();
      await page.getByTestId('try-text').fill('do you like jazz');
      await page.getByTestId('try-submit').click();
      await turns.nth(3).waitFor();
      await page.getByTestId('try-text').scrollIntoViewIfNeeded();
    },
  ],
  [
    'bot-publish',
    '/businesses/1001/bot',
    { signedIn: true },
    async (page) => {
      await click('publish')(page);
      await page.getByTestId('diff-summary').waitFor();
    },
  ],
  [
    'bot-published',
    '/businesses/1001/bot',
    { signedIn: true },
    async (page) => {
      await click('publish')(page);
      await click('publish-confirm')(page);
      await page.locator('[data-testid="live-version"][data-version="4"]').waitFor();
    },
  ],
  [
    'bot-versions',
    '/businesses/1001/bot',
    { signedIn: true },
    async (page) => {
      await page.getByRole('button', { name: /^Compare version 1/ }).click();
      await page.getByTestId('diff-summary').waitFor();
    },
  ],
  [
    'bot-restore',
    '/businesses/1001/bot',
    { signedIn: true },
    async (page) => {
      await page.getByRole('button', { name: /^Restore version 2/ }).click();
      await page.getByTestId('restore-confirm').waitFor();
    },
  ],
  [
    'bot-import',
    '/businesses/1001/bot',
    { signedIn: true },
    async (page) => {
      await click('import-faq')(page);
      await page.getByTestId('faq-table').fill('question,answer\nDo you ship abroad?');
      await click('faq-import')(page);
      await page.getByTestId('bot-problem').first().waitFor();
    },
  ],
  [
    'bot-problems',
    '/businesses/1001/bot',
    { signedIn: true },
    async (page) => {
      const file = page.getByTestId('bot-file');
      await file.fill((await file.inputValue()).replace('bot_says:', 'bot_say:'));
      await page.getByTestId('bot-save').click();
      await page.getByTestId('bot-problem').first().waitFor();
    },
  ],
  [
    'api-tokens',
    '/settings/api-tokens',
    { signedIn: true },
    async (page) => {
      await page.getByTestId('token-name').fill('Export');
      await page.getByTestId('create-token').click();
      await page.getByTestId('new-token').waitFor();
    },
  ],
  ['not-found', '/nowhere', { signedIn: true }],
  [
    'menu',
    '/businesses/1001',
    { signedIn: true },
    async (page) => {
      const menu = page.getByRole('button', { name: 'Menu' });
      if (await menu.isVisible()) await menu.click();
      await click('account-menu')(page);
      await page.getByTestId('appearance-dark').waitFor();
    },
  ],
];

/** Answers that a page asks for to learn that it may not: browsers log them as errors. */
const EXPECTED = /status of (401|404|422|409)/;

async function audit(page, name) {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  if (overflow > 0) problems.push(`${name}: ${overflow} px wider than the window`);
  // Evaluated by the debugger, which the policy of the page does not bind.
  await page.evaluate(AXE);
  const found = await page.evaluate(() =>
    window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] }),
  );
  for (const fault of found.violations) {
    const where = fault.nodes.map(
      (node) => `${node.target.join(' ')} (${node.any[0]?.message ?? ''})`,
    );
    problems.push(`${name}: ${fault.id}: ${where.slice(0, 3).join(' | ')}`);
  }
}

async function look(browser, [name, path, options, act], scheme, width) {
  const mock = await startMockServer({ quiet: true, ...options });
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    colorScheme: scheme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const label = `${name}-${scheme}-${width}`;
  page.on('console', (line) => {
    if (line.type() === 'error' && !EXPECTED.test(line.text()))
      problems.push(`${label}: ${line.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`${label}: ${error.message}`));
  try {
    await page.goto(mock.origin + path);
    await page.waitForFunction(() => document.querySelector('h1') !== null);
    await page.waitForFunction(() => !/Loading .*…/.test(document.body.innerText));
    if (act) await act(page);
    await audit(page, label);
    await page.screenshot({ path: join(OUT, `${label}.png`) });
  } catch (error) {
    problems.push(`${label}: ${error.message}`);
  } finally {
    await context.close();
    await mock.close();
  }
}

await mkdir(OUT, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
});
const only = process.argv[2];
const chosen = PAGES.filter(([name]) => only === undefined || name.startsWith(only));
const looked = chosen.length;
for (const page of chosen) {
  for (const scheme of ['light', 'dark']) {
    for (const width of [1280, 360]) await look(browser, page, scheme, width);
  }
}
await browser.close();
for (const problem of problems) console.log(problem);
console.log(
  `Pages looked at: ${looked * 4}, problems: ${problems.length} -- pictures in target/look`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
