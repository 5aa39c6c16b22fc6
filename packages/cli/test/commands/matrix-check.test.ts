import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';

const MATRIX = fileURLToPath(new URL('../fixtures/versions.toml', import.meta.url));

describe('matrix check', () => {
  it('answers yes with every reason', async () => {
    const { exitCode, stdout } = await run(['matrix', 'check', 'core@3.2.0', 'platform@2.5.0', '--matrix', MATRIX]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('declared  core@3.2.0  platform@2.5.0  core@3.2.0 asks for platform ^2.5 (line 6)');
    expect(stdout.trimEnd().endsWith('\ndeclared')).toBe(true);
  });

  it('answers no for what does not work, and for what no run has tried if that is asked', async () => {
    expect(await run(['matrix', 'check', 'stable-3.2', 'platform@2.4.0', '--matrix', MATRIX])).toMatchObject({
      exitCode: 1,
    });
    expect(await run(['matrix', 'check', 'stable-3.2', '--require-tested', '--matrix', MATRIX])).toMatchObject({
      exitCode: 1,
    });
  });

  it('prints a table for people', async () => {
    const { stdout } = await run(['matrix', 'check', 'stable-3.2', '--markdown', '--matrix', MATRIX]);
    expect(stdout).toContain('| declared | core@3.2.0 | platform@2.5.0 |');
  });

  it('names what there is for a name that is not there', async () => {
    const { exitCode, stderr } = await run(['matrix', 'check', 'corn@1.0.0', '--matrix', MATRIX]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/MATRIX_NAME_UNKNOWN[^]*stable-3\.2/);
  });
});
