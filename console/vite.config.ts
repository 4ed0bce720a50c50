import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import ClosingLine from './build/closing-line.ts';

export default defineConfig({
  plugins: [react()],
  build: {
    // Maven packs this folder into the module's jar, where the server finds it on the class path.
    outDir: 'target/classes/console',
    emptyOutDir: true,
    // Inlined assets would be `data:` addresses, which the content security policy allows for images only.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
  server: {
    proxy: {
      '/api': 'http://127.0.0.1:8080',
      '/third_party_integrations': 'http://127.0.0.1:8080',
    },
  },
  test: {
    reporters: ['default', new ClosingLine('console')],
    css: { modules: { classNameStrategy: 'non-scoped' } },
    // A deadline against hanging, not a measure: machines that build are often busy.
    testTimeout: 30_000,
    pool: 'threads',
    projects: [
      {
        extends: true,
        test: { name: 'plain', environment: 'node', include: ['src/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'pages',
          environment: 'jsdom',
          include: ['src/**/*.test.tsx'],
          setupFiles: ['src/testing/setup.ts'],
        },
      },
    ],
  },
});
