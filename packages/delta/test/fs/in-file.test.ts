import { NupkgError } from '@nuspine/nupkg-core';
import { describe, expect, it } from 'vitest';
import { inFile } from '../../src/fs/in-file.ts';
import { DeltaError } from '../../src/index.ts';

describe('inFile', () => {
  it('names the file, and keeps what the error was about', () => {
    const error = new DeltaError('DELTA_FILE_MISMATCH', 'file differs', { path: 'lib/a.dll', wanted: 1 });
    expect(inFile(error, 'a-delta.nupkg')).toMatchObject({
      code: 'DELTA_FILE_MISMATCH',
      message: 'file differs (lib/a.dll)',
      details: { path: 'a-delta.nupkg', wanted: 1 },
      cause: error,
    });
  });

  it('names the file of an archive that cannot be read, if nobody has', () => {
    const error = new NupkgError('NUPKG_ARCHIVE_NOT_ZIP', 'not a zip archive');
    const named = inFile(error, 'a-delta.nupkg');
    expect(named).toMatchObject({ code: 'NUPKG_ARCHIVE_NOT_ZIP', details: { path: 'a-delta.nupkg' }, cause: error });
    expect(inFile(named, 'b')).toBe(named);
  });

  it('leaves errors of others as they are', () => {
    const error = new TypeError('x');
    expect(inFile(error, 'a')).toBe(error);
  });
});
