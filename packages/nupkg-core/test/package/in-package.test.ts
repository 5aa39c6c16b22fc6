import { describe, expect, it } from 'vitest';
import { NupkgError } from '../../src/index.ts';
import { inPackage } from '../../src/package/in-package.ts';

describe('inPackage', () => {
  it('names the package, and in its message the entry', () => {
    const error = new NupkgError('NUPKG_ENTRY_CRC_MISMATCH', 'entry is corrupt', { path: 'lib/a.dll', wanted: 1 });
    expect(inPackage(error, 'a.nupkg')).toMatchObject({
      code: 'NUPKG_ENTRY_CRC_MISMATCH',
      message: 'entry is corrupt (entry lib/a.dll)',
      details: { path: 'a.nupkg', wanted: 1, cause: error },
    });
  });

  it('leaves other errors alone', () => {
    const error = new Error('disk on fire');
    expect(inPackage(error, 'a.nupkg')).toBe(error);
  });
});
