import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const JAR = join(import.meta.dirname, '../../deskhand-app/target/deskhand.jar');
const START_LIMIT_MS = 120_000;
/** Promised are 5 s; the rest is for a busy machine. */
const STOP_LIMIT_MS = 15_000;
/** As the launcher starts it. */
const JAVA_OPTIONS = [
  '--enable-native-access=ALL-UNNAMED',
  '--sun-misc-unsafe-memory-access=allow',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
];

interface Addresses {
  readonly console: string;
  readonly emulator: string;
}

/** The real program on free ports and an empty folder: emulated Zendesk and server, nothing set up. */
export interface House extends Addresses {
  /** With it the first administrator is made; it works once. */
  readonly setupLink: string;
  /** Ends the process and removes its folder; fails when it has to be killed. */
  stop(): Promise<void>;
}

function java(): string {
  const home = process.env['JAVA_HOME'];
  return home === undefined || home === '' ? 'java' : join(home, 'bin', 'java');
}

/** What the program says on its standard output; fails when it ends first or takes too long. */
function whatItSays(process: ChildProcess): Promise<Addresses & { setupLink: string }> {
  return new Promise((resolve, reject) => {
    const { stdout } = process;
    if (stdout === null) throw new Error('the program was started without a pipe for its output');
    let setupLink: string | null = null;
    const late = setTimeout(
      () => reject(new Error(`no ready line within ${String(START_LIMIT_MS)} ms`)),
      START_LIMIT_MS,
    );
    process.once('error', reject);
    process.once('exit', (code) => reject(new Error(`the program ended with ${String(code)}`)));
    createInterface({ input: stdout }).on('line', (line) => {
      setupLink = /https?:\S+\/setup\?token=\S+/.exec(line)?.[0] ?? setupLink;
      if (!line.startsWith('ready ')) return;
      clearTimeout(late);
      if (setupLink === null) {
        reject(new Error('ready, but no set-up link was printed'));
        return;
      }
      resolve({ ...(JSON.parse(line.slice('ready '.length)) as Addresses), setupLink });
    });
  });
}

function ended(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      process.kill('SIGKILL');
      reject(new Error(`not stopped ${String(STOP_LIMIT_MS)} ms after SIGTERM, so it was killed`));
    }, STOP_LIMIT_MS);
    process.once('exit', () => {
      clearTimeout(late);
      resolve();
    });
  });
}

/** @param logFile takes what the program logs */
export async function startHouse(logFile: string): Promise<House> {
  if (!existsSync(JAR)) {
    throw new Error(`${JAR} is not there: build it first, with ./deskhand test or ./mvnw package`);
  }
  const folder = await mkdtemp(join(tmpdir(), 'deskhand-e2e-'));
  const demo = ['demo', '--from-scratch', '--no-browser', '--port', '0', '--emulator-port', '0'];
  const program = spawn(java(), [...JAVA_OPTIONS, '-jar', JAR, ...demo, '--data', folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  program.stderr.pipe(createWriteStream(logFile));
  // Whatever becomes of the tests, the program does not outlive them.
  const killed = () => program.kill('SIGKILL');
  process.once('exit', killed);
  const stop = async () => {
    try {
      program.kill('SIGTERM');
      await ended(program);
    } finally {
      process.off('exit', killed);
      await rm(folder, { recursive: true, force: true });
    }
  };
  try {
    return { ...(await whatItSays(program)), stop };
  } catch (error) {
    await stop();
    throw new Error(`The program did not start; its log is ${logFile}`, { cause: error });
  }
}
