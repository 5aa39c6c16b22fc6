import { readPackage } from '@nuspine/nupkg-core';
import { bytesSource } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { buildPackage } from '../src/package-builder.ts';

describe('buildPackage', () => {
  it('makes a package that is read as it was asked for', async () => {
    const bytes = await buildPackage({ id: 'Some.App', version: '1.2.3', files: { 'lib/net8.0/a.dll': 'a' } });
    const pkg = await readPackage(bytesSource(bytes));
    expect(pkg.identity).toMatchObject({ id: 'Some.App', version: { major: 1, minor: 2, patch: 3 } });
    expect(pkg.archive.entries.map((entry) => entry.path)).toContain('lib/net8.0/a.dll');
  });

  it('gives equal bytes for equal parts', async () => {
    const parts = { files: { 'lib/net8.0/a.dll': new Uint8Array([1, 2, 3]) } };
    expect(Buffer.compare(await buildPackage(parts), await buildPackage(parts))).toBe(0);
  });
});
