import { describe, expect, it } from 'vitest';
import { findEmbeddedSymbols } from '../../src/pe/embedded-symbols.ts';
import { localFile, optionsAssemblies } from '../clr/local-assemblies.ts';
import { peFile } from '../engine/pe-file.ts';

describe('findEmbeddedSymbols', () => {
  it('finds a portable PDB by the debug directory', async () => {
    const file = await localFile('FluentValidation.11.11.0', 'lib/net8.0/FluentValidation.dll');
    expect(findEmbeddedSymbols(file)).toEqual({ offset: 453_392, packedSize: 36_125, size: 74_964 });
  });

  it('finds none where there is none, or where what is said of it cannot be', async () => {
    expect(findEmbeddedSymbols(peFile({}))).toBeUndefined();
    expect(findEmbeddedSymbols((await optionsAssemblies()).base)).toBeUndefined();
    const file = Buffer.from(await localFile('FluentValidation.11.11.0', 'lib/net8.0/FluentValidation.dll'));
    const at = 453_392 - 4;
    for (const size of [36_125 * 16 + 1, 2 ** 25 + 1, 2 ** 32 - 1]) {
      file.writeUInt32LE(size, at);
      expect(findEmbeddedSymbols(file)).toBeUndefined();
    }
  });
});
