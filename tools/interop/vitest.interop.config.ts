import { defineConfig } from 'vitest/config';
import base from '../../vitest.config.ts';

/** They measure, so nothing else may run. */
const ALONE = ['interop/start-up.interop.ts', 'interop/offline.interop.ts'];

// Real programs are slow to start and wait for each other: two files at a time keep both cores at work. Campaigns that fill
// the machine by themselves go one after the other.
export default defineConfig((env) => {
  const isDeep = env.mode === 'deep';
  const { test, ...shared } = base(env);
  const timeouts = { testTimeout: isDeep ? 1_800_000 : 300_000, hookTimeout: 300_000 };
  const project = (name: string, files: object) => ({ ...shared, test: { ...test, ...timeouts, name, ...files } });
  return {
    ...shared,
    test: {
      maxWorkers: isDeep ? 1 : 2,
      projects: [
        project('interop', { include: ['interop/**/*.interop.ts'], exclude: ALONE, sequence: { groupOrder: 0 } }),
        project('alone', { include: ALONE, sequence: { groupOrder: 1 }, maxWorkers: 1 }),
      ],
    },
  };
});
