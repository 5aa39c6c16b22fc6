import { readPackage } from '@nuspine/nupkg-core';
import { bytesSource, digestBytes } from '@nuspine/primitives';
import { buildPackage } from '@nuspine/testkit/packages';
import { describe, expect, it } from 'vitest';
import { stampPackage } from '../src/package-stamp.ts';

describe('stampPackage', () => {
  it('names the package and its exact bytes', async () => {
    const bytes = await buildPackage({ version: '1.0', files: { 'lib/net8.0/a.dll': 'a' } });
    expect(await stampPackage(await readPackage(bytesSource(bytes)))).toEqual({
      id: 'App',
      version: '1.0.0',
      size: bytes.length,
      digest: digestBytes(bytes),
    });
  });
});
