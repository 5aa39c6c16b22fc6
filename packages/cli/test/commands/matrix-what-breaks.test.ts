import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';

const MATRIX = fileURLToPath(new URL('../fixtures/versions.toml', import.meta.url));

describe('matrix what-breaks', () => {
  it('answers no when a bundle stops working', async () => {
    const { exitCode, stdout } = await run([
      'matrix',
      'what-breaks',
      'core@3.2.0',
      '--to',
      'platform=^2.6',
      '--matrix',
      MATRIX,
    ]);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^bundle {2}stable-3\.2 +declared {2}incompatible$/m);
  });

  it('answers yes when none does', async () => {
    const line = ['matrix', 'what-breaks', 'core@3.2.0', '--to', 'platform=^2.4', '--matrix', MATRIX];
    expect(await run(line)).toMatchObject({ exitCode: 0 });
  });

  it('refuses a change that is none', async () => {
    expect(await run(['matrix', 'what-breaks', 'core@3.2.0', '--to', 'platform', '--matrix', MATRIX])).toMatchObject({
      exitCode: 2,
    });
  });
});
