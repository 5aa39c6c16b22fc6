import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Tests run on the source of every workspace package, so no build is needed before them.
const conditions = ['@nuspine/source', 'node', 'import'];

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: [fileURLToPath(new URL('./tools/testkit/src/setup.ts', import.meta.url))],
    testTimeout: 30_000,
    // No module keeps state between tests, so files may share a thread: a third of the time on two cores.
    pool: 'threads',
    isolate: false,
  },
  resolve: { conditions },
  ssr: { resolve: { conditions } },
});
