import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packageVersion } from '../../src/fs/package-version.ts';

describe('packageVersion', () => {
  it('is the version of this package', () => {
    const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
    expect(text).toContain(`"version": "${packageVersion()}"`);
  });
});
