import { defineConfig } from 'vitest/config';
import base from '../../vitest.config.ts';

// Real programs are slow to start and share two cores: one file after the other.
export default defineConfig((env) => {
  const shared = base(env);
  return {
    ...shared,
    test: {
      ...shared.test,
      include: ['interop/**/*.interop.ts'],
      fileParallelism: false,
      testTimeout: env.mode === 'deep' ? 1_800_000 : 300_000,
      hookTimeout: 300_000,
    },
  };
});
