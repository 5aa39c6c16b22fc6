import { bytesSource } from '@nuspine/primitives';
import { rawZip } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { readArchive } from '../../src/index.ts';

const readNames = (...names: readonly string[]): Promise<unknown> =>
  readArchive(bytesSource(rawZip(names.map((name) => ({ name })))));

describe('nameRegister', () => {
  it.each([
    ['NUPKG_ENTRY_DUPLICATE', ['a', 'a']],
    ['NUPKG_ENTRY_DUPLICATE', ['a b', 'a%20b']],
    ['NUPKG_ENTRY_COLLISION', ['lib/A.dll', 'lib/a.dll']],
    ['NUPKG_ENTRY_COLLISION', ['Lib/a.dll', 'lib/a.dll']],
    ['NUPKG_ENTRY_COLLISION', ['\u00e9', 'e\u0301']],
    ['NUPKG_ENTRY_COLLISION', ['STRASSE', 'straße']],
    ['NUPKG_ENTRY_FOLDER_CLASH', ['lib', 'lib/a']],
    ['NUPKG_ENTRY_FOLDER_CLASH', ['lib/a', 'lib']],
    ['NUPKG_ENTRY_FOLDER_CLASH', ['lib/', 'LIB']],
    ['NUPKG_ENTRY_FOLDER_CLASH', ['LIB', 'lib/']],
  ])('refuses as %s: %j', async (code, names) => {
    await expect(readNames(...names)).rejects.toThrowCode(code);
  });

  it('accepts a folder that is named and implied, in any case', async () => {
    await expect(readNames('lib/', 'lib/a', 'Lib/b', 'lib/')).resolves.toBeDefined();
  });
});
