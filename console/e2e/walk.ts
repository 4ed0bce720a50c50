import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { startHouse, type House } from './house.ts';
import { watch } from './watch.ts';

const PICTURES = join(import.meta.dirname, '../target/e2e');
const STEP_LIMIT_MS = 30_000;
const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // As root, and in many containers, Chromium's own sandbox cannot start.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** One walk through the program: a house of its own, a browser, and the persons who look at it. */
export class Walk {
  /** What no page may do, with the page that did it; to be empty at the end. */
  readonly problems: string[] = [];
  private readonly contexts: BrowserContext[] = [];
  private pictures = 0;

  private readonly name: string;
  readonly house: House;
  private readonly browser: Browser;

  constructor(name: string, house: House, browser: Browser) {
    this.name = name;
    this.house = house;
    this.browser = browser;
  }

  /**
   * A person with a browser of their own.
   *
   * @param refusals answers above 399 that this person's walk provokes, as "GET /path 404"
   */
  async person(refusals: readonly RegExp[] = [], options: BrowserContextOptions = {}) {
    const context = await this.browser.newContext({
      viewport: { width: 1280, height: 800 },
      reducedMotion: 'reduce',
      locale: 'en-GB',
      ...options,
    });
    context.setDefaultTimeout(STEP_LIMIT_MS);
    for (const origin of [this.house.console, this.house.emulator]) {
      await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
    }
    watch(context, refusals, this.problems);
    this.contexts.push(context);
    return context;
  }

  async picture(page: Page, name: string): Promise<void> {
    this.pictures += 1;
    const number = String(this.pictures).padStart(2, '0');
    await page.screenshot({ path: join(PICTURES, this.name, `${number}-${name}.png`) });
  }

  /** Every open page as it is now, for whoever looks into a failure. */
  async pictureAll(): Promise<void> {
    for (const page of this.contexts.flatMap((context) => context.pages())) {
      await this.picture(page, 'failed');
    }
  }

  async end(): Promise<void> {
    try {
      await this.browser.close();
    } finally {
      await this.house.stop();
    }
  }
}

export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['DESKHAND_CHROMIUM'];
  if (executablePath === undefined || executablePath === '') {
    throw new Error('DESKHAND_CHROMIUM must name the browser, for instance /usr/bin/chromium');
  }
  return chromium.launch({ executablePath, args: FLAGS });
}

async function begin(name: string): Promise<Walk> {
  const folder = join(PICTURES, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const house = await startHouse(join(folder, 'program.log'));
  try {
    return new Walk(name, house, await openBrowser());
  } catch (error) {
    await house.stop();
    throw error;
  }
}

/**
 * Sets up the walk of a test file, whose tests are its stations in order: after one has failed, the
 * others are skipped, as each goes on where the last one stopped.
 *
 * @param name folder of the pictures
 */
export function walkThrough(name: string): () => Walk {
  let walk: Walk | null = null;
  let failed = false;
  beforeAll(async () => {
    walk = await begin(name);
  });
  beforeEach((station) => {
    if (failed) station.skip('an earlier station failed');
  });
  afterEach(async (station) => {
    if (station.task.result?.state !== 'fail' || failed) return;
    failed = true;
    await walk?.pictureAll();
  });
  afterAll(async () => {
    await walk?.end();
  });
  return () => {
    if (walk === null) throw new Error('the walk has not begun');
    return walk;
  };
}
