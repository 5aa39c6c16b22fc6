import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CODE_PACKAGES } from '../../src/code-input.ts';

const script = fileURLToPath(new URL('../../src/fs/print-code-digest.ts', import.meta.url));

describe('print-code-digest', () => {
  it('prints a digest of each package whose code runs in an executor', () => {
    const lines = execFileSync(process.execPath, [script], { encoding: 'utf8' }).trimEnd().split('\n');
    expect(lines.map((line) => line.replace(/ [0-9a-f]{64}$/, ''))).toEqual([...CODE_PACKAGES]);
  });
});
