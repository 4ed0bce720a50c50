import type { Reporter, TestModule } from 'vitest/node';

/** Ends the run with one line in the form that Surefire uses, so that all modules read alike. */
export default class ClosingLine implements Reporter {
  private readonly where: string;

  constructor(where: string) {
    this.where = where;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    let run = 0;
    let failures = 0;
    let skipped = 0;
    let errors = unhandled.length;
    for (const module of modules) {
      errors += module.errors().length;
      for (const test of module.children.allTests()) {
        const state = test.result().state;
        run += 1;
        if (state === 'failed') failures += 1;
        if (state === 'skipped') skipped += 1;
      }
    }
    const counts = `Tests run: ${String(run)}, Failures: ${String(failures)}, Errors: ${String(errors)}, Skipped: ${String(skipped)}`;
    console.log(`${counts} -- in ${this.where}`);
  }
}
