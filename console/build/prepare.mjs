/**
 * Run by Maven before anything else of this module: installs the packages and builds the pages, each
 * only when something changed since it was last done. Says what it does in one line a step.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const NEEDED = [20, 19];

function changedAt(path) {
  return statSync(join(ROOT, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function newestIn(folder) {
  const times = readdirSync(join(ROOT, folder), { recursive: true }).map((name) =>
    changedAt(join(folder, name)),
  );
  return Math.max(changedAt(folder), ...times);
}

function npm(...words) {
  const done = spawnSync('npm', words, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (done.error) {
    console.error(
      `console: npm could not be started (${done.error.message}). Install Node.js with npm.`,
    );
    process.exit(1);
  }
  if (done.status !== 0) {
    console.error(`console: npm ${words.join(' ')} failed; what it said is above.`);
    process.exit(done.status ?? 1);
  }
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  console.error(
    `console: Node.js ${NEEDED.join('.')} or newer is needed; this is ${process.version}.`,
  );
  process.exit(1);
}

// npm writes this file at the end of an installation, so a broken-off one counts as none.
const installed = changedAt('node_modules/.package-lock.json');
if (installed < Math.max(changedAt('package-lock.json'), changedAt('package.json'))) {
  console.log('console: installing the packages');
  npm('ci', '--no-audit', '--no-fund', '--loglevel=error');
}

const settings = ['index.html', 'vite.config.ts', 'package-lock.json', 'build/prepare.mjs'];
const sources = Math.max(newestIn('src'), newestIn('public'), ...settings.map(changedAt));
// An unfinished build has no index.html: Vite empties the folder first and writes the page last.
if (changedAt('target/classes/console/index.html') < sources) {
  console.log('console: building the pages');
  npm('run', '--silent', 'build');
}
