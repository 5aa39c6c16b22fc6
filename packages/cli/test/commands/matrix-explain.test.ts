import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';

const MATRIX = fileURLToPath(new URL('../fixtures/versions.toml', import.meta.url));

describe('matrix explain', () => {
  it('says why a component is not newer', async () => {
    const { exitCode, stdout } = await run(['matrix', 'explain', 'platform@2.4.0', 'core', '--matrix', MATRIX]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('core is 3.1.0 and not up to 3.2.0:\n');
    expect(stdout).toContain('asks for platform ^2.5 (line 6)');
  });
});
