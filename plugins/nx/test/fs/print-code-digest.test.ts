import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../src/fs/print-code-digest.ts', import.meta.url));

const PACKAGES = ['@nuspine/nx', '@nuspine/delta'];

describe('print-code-digest', () => {
  it('prints a digest of each package that is named', () => {
    const lines = execFileSync(process.execPath, [script, ...PACKAGES], { encoding: 'utf8' })
      .trimEnd()
      .split('\n');
    expect(lines.map((line) => line.replace(/ [0-9a-f]{64}$/, ''))).toEqual(PACKAGES);
  });
});
