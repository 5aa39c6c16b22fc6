import { defineConfig } from 'vitest/config';
import base from '../../vitest.config.ts';

// Examples name files as one would type them, so each needs a working folder of its own: threads of one process share theirs.
export default defineConfig((env) => {
  const shared = base(env);
  return {
    ...shared,
    test: {
      ...shared.test,
      include: ['examples/**/*.examples.ts'],
      pool: 'forks',
      // One for each of the two files.
      maxWorkers: 2,
      testTimeout: 300_000,
    },
  };
});
