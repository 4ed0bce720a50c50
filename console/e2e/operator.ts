/** What an operator does in the console. */
import type { Locator, Page } from 'playwright-core';

export const ADMINISTRATOR = {
  name: 'Ines Okafor',
  email: 'ines@larch.example',
  password: 'seven quiet kettles',
};

export async function setUp(page: Page, setupLink: string): Promise<void> {
  await page.goto(setupLink);
  await page.getByTestId('setup-name').fill(ADMINISTRATOR.name);
  await page.getByTestId('setup-email').fill(ADMINISTRATOR.email);
  await page.getByTestId('setup-password').fill(ADMINISTRATOR.password);
  await page.getByTestId('setup-submit').click();
  await page.getByTestId('create-bot').waitFor();
}

export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByTestId('sign-in-email').fill(email);
  await page.getByTestId('sign-in-password').fill(password);
  await page.getByTestId('sign-in-submit').click();
}

/** Leaves the page of the new business open. */
export async function createBot(page: Page, name: string, language?: string): Promise<void> {
  await page.getByTestId('create-bot').click();
  await page.getByTestId('bot-name').fill(name);
  if (language !== undefined) {
    const languages = page.getByRole('combobox', { name: 'Languages' });
    await languages.fill(language);
    await page.getByRole('option', { name: language }).click();
    // The open list lies over the buttons.
    await languages.press('Tab');
  }
  await page.getByTestId('create-bot-submit').click();
  await page.getByTestId('business-id').waitFor();
}

export async function businessId(page: Page): Promise<string> {
  return page.getByTestId('business-id').innerText();
}

/** Saves what was typed into the bot's file; visitors get it by publishing. */
export async function saveDraft(page: Page): Promise<void> {
  await page.getByTestId('bot-save').click();
  await page.getByTestId('save-status').filter({ hasText: 'Draft saved' }).waitFor();
}

/** Publishes the saved draft, and answers the number of the version that is live from then on. */
export async function publish(page: Page, note: string): Promise<number> {
  const live = page.getByTestId('live-version');
  const before = Number(await live.getAttribute('data-version'));
  await page.getByTestId('publish').click();
  await page.getByTestId('diff-line').first().waitFor();
  await page.getByTestId('publish-note').fill(note);
  await page.getByTestId('publish-confirm').click();
  await page
    .locator(`[data-testid="live-version"][data-version="${String(before + 1)}"]`)
    .waitFor();
  return before + 1;
}

/** Ticked or not, by the id of the step. */
export async function checklist(page: Page): Promise<Record<string, boolean>> {
  const steps = page.locator('[data-testid^="checklist-step-"]');
  await steps.first().waitFor();
  const ticked = await steps.evaluateAll((all) =>
    all.map(({ dataset }) => [dataset['testid']?.slice(15) ?? '', dataset['done'] === 'true']),
  );
  return Object.fromEntries(ticked) as Record<string, boolean>;
}

export function step(page: Page, id: string): Locator {
  return page.locator(`[data-testid="checklist-step-${id}"][data-done="true"]`);
}

export function connectionState(page: Page, state: string): Locator {
  return page.locator(`[data-testid="connection-state"][data-state="${state}"]`);
}

/** The way a person takes from anywhere within the business. */
export async function openChannel(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Channels' }).first().click();
  await page
    .getByRole('link', { name: /Zendesk Live Chat/ })
    .first()
    .click();
  await page.getByTestId('redirect-url').waitFor();
}

/** Pastes what is on the clipboard. */
export async function paste(field: Locator): Promise<void> {
  await field.focus();
  await field.press('ControlOrMeta+A');
  await field.press('ControlOrMeta+V');
}

export interface Keys {
  readonly clientId: string;
  readonly clientName: string;
  readonly subdomain: string;
  readonly secret: string;
}

export async function typeKeys(page: Page, keys: Keys): Promise<void> {
  await page.getByTestId('field-client-id').fill(keys.clientId);
  await page.getByTestId('field-client-name').fill(keys.clientName);
  await page.getByTestId('field-subdomain').fill(keys.subdomain);
  await page.getByTestId('field-client-secret').fill(keys.secret);
  await saveKeys(page);
}

export async function saveKeys(page: Page): Promise<void> {
  await page.getByTestId('save-deployment').click();
  await page.getByText('Saved', { exact: true }).waitFor();
}

/** Opens the authorization URL in its new tab. */
export async function openAuthorization(page: Page): Promise<Page> {
  const opened = page.context().waitForEvent('page');
  await page.getByTestId('authorization-open').click();
  return opened;
}

/** How the links of the connection test came out, in their order. */
export async function testConnection(page: Page): Promise<Record<string, string>> {
  const answered = page.waitForResponse((response) => response.url().endsWith('/connection/test'));
  await page.getByTestId('connection-test').click();
  const { broken } = (await (await answered).json()) as { broken: string | null };
  const sign =
    broken === null
      ? '[data-testid="test-link-human_department"]:not([data-state="broken"])'
      : `[data-testid="test-link-${broken}"][data-state="broken"]`;
  await page.locator(sign).waitFor();
  const links = page.locator('[data-testid^="test-link-"]');
  const states = await links.evaluateAll((all) =>
    all.map(({ dataset }) => [dataset['testid']?.slice(10) ?? '', dataset['state'] ?? '']),
  );
  return Object.fromEntries(states) as Record<string, string>;
}

/** Opens the newest conversation as soon as the list shows it. */
export async function openConversation(page: Page, visitor: string): Promise<void> {
  await page.getByTestId('conversation-row').filter({ hasText: visitor }).click();
  await page.getByTestId('transcript').waitFor();
}

/** A line of the transcript that is shown now. */
export function entry(page: Page, speaker: string, text: string): Locator {
  return page
    .locator(`[data-testid="entry"][data-speaker="${speaker}"][data-kind="message"]`)
    .filter({ hasText: text });
}

export interface Spoken {
  readonly number: number;
  readonly speaker: string;
  readonly text: string;
}

/** The messages of the transcript that is shown now, in their order. */
export async function spoken(page: Page): Promise<Spoken[]> {
  return page.locator('[data-testid="entry"][data-kind="message"]').evaluateAll((all) =>
    all.map((line) => ({
      number: Number(line.dataset['number']),
      speaker: line.dataset['speaker'] ?? '',
      text: line.textContent,
    })),
  );
}

/** The states that the transcript tells of, with their reasons, in words. */
export async function handOverLines(page: Page): Promise<string[]> {
  return page.locator('[data-testid="entry"][data-kind="state"]').allInnerTexts();
}
