import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';

const MATRIX = fileURLToPath(new URL('../fixtures/versions.toml', import.meta.url));

describe('matrix upgrades', () => {
  it('lists what can be newer, and with what', async () => {
    const { exitCode, stdout } = await run(['matrix', 'upgrades', 'lts-3.1', '--matrix', MATRIX]);
    expect(exitCode).toBe(0);
    expect(stdout.split('\n').slice(1, 4)).toEqual([
      'core       3.2.0    with      platform@2.5.0',
      'platform   2.5.0    declared',
      '2 newer versions',
    ]);
  });
});
