/** What a visitor does on the shop's page. */
import type { Locator, Page } from 'playwright-core';

export async function startChat(page: Page, emulator: string, name: string, department: string) {
  await page.goto(`${emulator}/visitor?department=${encodeURIComponent(department)}`);
  await page.getByTestId('open-chat').click();
  await page.getByTestId('visitor-name').fill(name);
  await page.getByTestId('start-chat').click();
  await page.getByTestId('chat-input').waitFor();
}

export async function write(page: Page, text: string): Promise<void> {
  await page.getByTestId('chat-input').fill(text);
  await page.getByTestId('chat-input').press('Enter');
}

/** A line in the widget of somebody else than the visitor. */
export function reply(page: Page, text: string): Locator {
  return page.locator('[data-testid="chat-line"][data-role="agent"]').filter({ hasText: text });
}

export async function pressQuickReply(page: Page, label: string): Promise<void> {
  await page.getByTestId('quick-reply').filter({ hasText: label }).click();
}
