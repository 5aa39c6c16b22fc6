import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';

const MATRIX = fileURLToPath(new URL('../fixtures/versions.toml', import.meta.url));

describe('matrix solve', () => {
  it('finds the newest set', async () => {
    const { exitCode, stdout } = await run(['matrix', 'solve', '--matrix', MATRIX]);
    expect(exitCode).toBe(0);
    expect(stdout.split('\n').slice(1, 4)).toEqual(['core       3.2.0', 'platform   2.5.0', 'declared']);
  });

  it('proves that there is none', async () => {
    const { exitCode, stdout } = await run(['matrix', 'solve', 'platform@2.4.0', 'core@3.2.0', '--matrix', MATRIX]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('core 3.2.0 asks for platform ^2.5 (line 6)');
    expect(stdout).toMatch(/no set is left\.\n$/);
  });
});
