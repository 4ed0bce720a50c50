import { expect, test } from 'vitest';
import { openBrowser } from './walk.ts';
import { watch } from './watch.ts';

const SHOP = 'http://shop.example/';
const PAGE = `<!doctype html><title>A page with faults</title>
  <link rel="icon" href="data:,">
  <p style="color: red">styled against the policy</p>
  <script src="/script.js"></script>`;
const SCRIPT = `fetch('/gone'); fetch('/away').catch(() => {}); throw new Error('thrown by the page');`;

test('what a page must not do is noticed, and only what is expected is let pass', async () => {
  const browser = await openBrowser();
  try {
    const context = await browser.newContext();
    const problems: string[] = [];
    watch(context, [/^GET \/expected 404$/], problems);
    await context.route(`${SHOP}**`, (route) => {
      switch (new URL(route.request().url()).pathname) {
        case '/':
          return route.fulfill({
            contentType: 'text/html',
            headers: { 'Content-Security-Policy': "default-src 'self'; img-src data:" },
            body: PAGE,
          });
        case '/script.js':
          return route.fulfill({ contentType: 'text/javascript', body: SCRIPT });
        case '/away':
          return route.abort('connectionrefused');
        default:
          return route.fulfill({ status: 404 });
      }
    });
    const page = await context.newPage();
    await page.goto(SHOP);
    await page.evaluate(() => fetch('/expected'));
    await expect.poll(() => problems.length).toBeGreaterThanOrEqual(4);
    const noticed = problems.toSorted().join('\n');
    expect(noticed).toContain('Content Security Policy');
    expect(noticed).toContain('/: thrown by the page');
    expect(noticed).toContain('/gone: GET /gone 404');
    expect(noticed).toContain('/away: GET net::ERR_CONNECTION_REFUSED');
    expect(noticed).not.toContain('/expected');
  } finally {
    await browser.close();
  }
});
