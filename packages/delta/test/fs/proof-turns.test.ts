import { describe, expect, it } from 'vitest';
import { newTurns, proveEntries } from '../../src/fs/proof-turns.ts';
import { make } from '../memory-packages.ts';
import { deflatedOtherwise } from '../odd-archives.ts';
import { noise } from '../sample-bytes.ts';

const FILES = { 'lib/a.bin': noise(30_000, 1, 4), 'lib/b.bin': noise(20_000, 2, 4), 'lib/c.bin': noise(10_000, 3, 4) };

describe('proveEntries', () => {
  it('looks at each entry once, whoever has a turn for it', async () => {
    const { archive } = (await make('1.0.0', FILES)).pkg;
    const turns = newTurns();
    const looks = new Map<number, number>();
    const source = {
      ...archive.source,
      read: (offset: number, length: number) => {
        looks.set(offset, (looks.get(offset) ?? 0) + 1);
        return archive.source.read(offset, length);
      },
    };
    const both = await Promise.all([
      proveEntries({ ...archive, source }, turns),
      proveEntries({ ...archive, source }, turns),
    ]);
    expect(both).toEqual([true, true]);
    // To inflate it, and to compare it.
    expect(archive.entries.map(({ dataOffset }) => looks.get(dataOffset))).toEqual(archive.entries.map(() => 2));
  });

  it('begins with the largest entry, and ends for all where one is packed otherwise', async () => {
    const { archive } = (await deflatedOtherwise(await make('1.0.0', FILES))).pkg;
    const turns = newTurns();
    expect(await proveEntries(archive, turns)).toBe(false);
    expect(turns[0]).toBe(archive.entries.length);
    expect(await proveEntries(archive, turns)).toBe(true);
  });

  it('throws what reading an entry throws', async () => {
    const { archive } = (await make('1.0.0', FILES)).pkg;
    const entries = archive.entries.map((entry) => ({ ...entry, crc32: entry.crc32 ^ 1 }));
    await expect(proveEntries({ ...archive, entries }, newTurns())).rejects.toThrowCode('NUPKG_ENTRY_CRC_MISMATCH');
  });
});
