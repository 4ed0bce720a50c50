/** What people do on the pages that stand in for Zendesk's: dashboard, consent, agent desk. */
import type { Page } from 'playwright-core';

export interface User {
  readonly name: string;
  readonly email: string;
}

function nav(page: Page, name: string) {
  return page.getByRole('navigation', { name: 'Dashboard' }).getByRole('link', { name }).click();
}

/** Fills in *+ Add* and saves; what is refused is left to be read in the dialog. */
export async function tryToAddUser(page: Page, user: User): Promise<void> {
  await nav(page, 'Users');
  await page.getByTestId('add-user').click();
  await page.getByTestId('user-name').fill(user.name);
  await page.getByTestId('user-email').fill(user.email);
  await page.getByTestId('user-role').selectOption('agent');
  await page.getByTestId('save-user').click();
}

export async function addUser(page: Page, user: User): Promise<void> {
  await tryToAddUser(page, user);
  await page.getByTestId('user-row').filter({ hasText: user.email }).waitFor();
}

export async function addDepartment(page: Page, name: string, members: User[]): Promise<void> {
  await nav(page, 'Departments');
  await page.getByTestId('add-department').click();
  await page.getByTestId('department-name').fill(name);
  const dialog = page.getByTestId('department-dialog');
  for (const member of members) await dialog.getByLabel(member.name).check();
  await page.getByTestId('save-department').click();
  await page.getByTestId('department-row').filter({ hasText: name }).waitFor();
}

export async function signInAs(page: Page, user: User): Promise<void> {
  await page.getByTestId('sign-in-as').selectOption({ label: user.name });
  await page.getByTestId('sign-in').click();
  await page.getByTestId('signed-in').filter({ hasText: user.name }).waitFor();
}

/** Walks to *Settings > Account > API & SDKs > Add API client*. */
export async function openNewClient(page: Page): Promise<void> {
  await nav(page, 'Settings');
  await page.getByTestId('nav-api').click();
  await page.getByTestId('add-client').click();
  await page.getByTestId('client-name').waitFor();
}

export interface ClientKeys {
  readonly clientId: string;
  readonly secret: string;
}

/** Adds an API client and reads its keys off the dialog that shows them once. */
export async function addClient(
  page: Page,
  name: string,
  redirectUrl: string,
): Promise<ClientKeys> {
  await openNewClient(page);
  await page.getByTestId('client-name').fill(name);
  await page.getByTestId('client-company').fill('Larch Trading');
  await page.getByTestId('client-redirects').fill(redirectUrl);
  await page.getByTestId('save-client').click();
  await page.getByTestId('keys-done').waitFor();
  const keys = {
    clientId: await page.getByTestId('client-id').inputValue(),
    secret: await page.getByTestId('client-secret').inputValue(),
  };
  await page.getByTestId('keys-done').click();
  return keys;
}

/** Sits down at the desk, which sets the agent online. */
export async function takeSeat(page: Page, emulator: string, user: User): Promise<void> {
  await page.goto(`${emulator}/desk`);
  const agents = page.getByTestId('desk-agent');
  const value = await agents.getByRole('option', { name: user.name }).getAttribute('value');
  await agents.selectOption(value);
  await page.getByTestId('desk-sign-in').click();
  await page.getByTestId('status-online').and(page.locator(':checked')).waitFor();
}

export async function serve(page: Page, visitor: string): Promise<void> {
  await page.getByRole('button', { name: `Serve ${visitor}` }).click();
  await page.getByTestId('desk-input').waitFor();
}

export async function writeAsAgent(page: Page, text: string): Promise<void> {
  await page.getByTestId('desk-input').fill(text);
  await page.getByTestId('desk-input').press('Enter');
  await page
    .locator('[data-testid="chat-line"][data-role="own"]')
    .filter({ hasText: text })
    .waitFor();
}
