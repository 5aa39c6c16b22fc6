import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const README = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
const HERE = fileURLToPath(new URL('..', import.meta.url));

describe('README.md', () => {
  it('has an example that prints what its comment says', () => {
    const code = /```ts\n([\s\S]*?)```/.exec(README)?.[1] ?? '';
    const wanted = /console\.log\(.*\/\/ (.*)/.exec(code)?.[1];
    const args = ['--conditions=@nuspine/source', '--input-type=module-typescript', '--eval', code];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      // Where both are set, Node says so in the output that is compared.
      env: { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined },
      cwd: HERE,
      encoding: 'utf8',
    });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: `${String(wanted)}\n`, stderr: '' });
  });

  it('shows the table that the demo prints', () => {
    expect(README).toContain('step                       packages');
  });
});
