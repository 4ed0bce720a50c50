import { defineConfig } from 'vitest/config';
import ClosingLine from '../build/closing-line.ts';

/** The browser tests: the real program and a real browser, so one file at a time. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.e2e.ts'],
    pool: 'forks',
    fileParallelism: false,
    // Deadlines against hanging; the steps wait on conditions and are done in seconds.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    reporters: ['verbose', new ClosingLine('browser')],
  },
});
