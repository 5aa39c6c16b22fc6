import { defineConfig } from 'vitest/config';

// Tests run on the source of every workspace package, so no build is needed before them.
const conditions = ['@nuspine/source', 'node', 'import'];

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: [new URL('./tools/testkit/src/setup.ts', import.meta.url).pathname],
    testTimeout: 30_000,
  },
  resolve: { conditions },
  ssr: { resolve: { conditions } },
});
