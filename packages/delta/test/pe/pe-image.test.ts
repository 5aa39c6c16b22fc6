import { describe, expect, it } from 'vitest';
import { fileOffset, PE_DIRECTORY, readDirectory, withPeImage } from '../../src/pe/pe-image.ts';
import { optionsAssemblies } from '../clr/local-assemblies.ts';
import { peFile } from '../engine/pe-file.ts';

describe('withPeImage', () => {
  it('reads the headers of what a compiler wrote', async () => {
    const { base } = await optionsAssemblies();
    const found = withPeImage(base, (view, image) => ({
      names: image.sections.length,
      cli: fileOffset(readDirectory(view, image, PE_DIRECTORY.cli).address, image),
    }));
    expect(found?.names).toBeGreaterThan(1);
    expect(found?.cli).toBeGreaterThan(0);
  });

  it('answers with nothing for anything else, wherever it ends', () => {
    const file = peFile({ size: 400 });
    expect(withPeImage(Buffer.from('MZ'), () => 1)).toBeUndefined();
    expect(withPeImage(peFile({ magic: 0x107 }), () => 1)).toBeUndefined();
    for (let size = 0; size < 0x80 + 26; size += 1)
      expect(withPeImage(file.subarray(0, size), () => 1)).toBeUndefined();
    expect(withPeImage(file, (view) => view.getUint8(400))).toBeUndefined();
  });
});

describe('fileOffset', () => {
  it('knows addresses in sections only', () => {
    const image = {
      machine: 0,
      optionalHeader: 0,
      directories: 0,
      sections: [{ address: 0x2000, size: 0x100, offset: 0x200, rawSize: 0x80 }],
    };
    expect([0, 0x1fff, 0x2010, 0x2100].map((address) => fileOffset(address, image))).toEqual([
      undefined,
      undefined,
      0x210,
      undefined,
    ]);
  });
});
