import { describe, expect, it } from 'vitest';
import { arrangeSymbols, restoreSymbols } from '../../src/clr/arrange-symbols.ts';
import { openFile } from '../../src/nuspine/open-file.ts';
import { seededRandom } from '../package-pairs.ts';
import { localFile } from './local-assemblies.ts';

const pdb = Buffer.from(
  openFile(await localFile('Dapper.2.1.86', 'lib/net461/Dapper.dll')).symbols()?.content ?? new Uint8Array(),
);
const rows = pdb.indexOf('#~\0', 0, 'latin1');
const tables = pdb.readUInt32LE(rows - 8);

describe('arrangeSymbols', () => {
  it('puts columns in place of the rows of a portable PDB, and nothing else', () => {
    const arranged = Buffer.from(arrangeSymbols(pdb));
    expect(arranged.length).toBe(pdb.length);
    expect(arranged.equals(pdb)).toBe(false);
    expect(arranged.subarray(0, tables + 24).equals(pdb.subarray(0, tables + 24))).toBe(true);
    const end = tables + pdb.readUInt32LE(rows - 4);
    expect(arranged.subarray(end).equals(pdb.subarray(end))).toBe(true);
  });

  it('leaves other files as they are', () => {
    for (const other of [Buffer.alloc(0), Buffer.from('BSJ'), Buffer.from('BSJB'), Buffer.from('text '.repeat(50))]) {
      expect(arrangeSymbols(other)).toBe(other);
    }
  });

  it.each<[string, (copy: Buffer) => void]>([
    ['a table that symbols do not have', (copy) => copy.writeUInt8(1, tables + 8)],
    ['heap sizes that nobody knows', (copy) => copy.writeUInt8(8, tables + 6)],
    ['more rows than it holds', (copy) => copy.writeUInt32LE(2 ** 23, tables + 24)],
    ['tables inside the stream headers', (copy) => copy.writeUInt32LE(0, rows - 8)],
    ['two streams of one name', (copy) => copy.write('#~\0', copy.indexOf('#US\0', 0, 'latin1'), 'latin1')],
    ['no tables of the assembly', (copy) => copy.write('#Abc', copy.indexOf('#Pdb', 0, 'latin1'), 'latin1')],
    ['streams beyond its end', (copy) => copy.writeUInt32LE(pdb.length, rows - 4)],
  ])('leaves a PDB as it is that has %s', (_, change) => {
    const odd = changed(change);
    expect(arrangeSymbols(odd)).toBe(odd);
  });
});

describe('restoreSymbols', () => {
  it('undoes arrangeSymbols', () => {
    expect(Buffer.from(restoreSymbols(arrangeSymbols(pdb))).equals(pdb)).toBe(true);
  });

  it('undoes it whatever the bytes are, and never throws', () => {
    const random = seededRandom(5);
    let arrangedOnes = 0;
    for (let round = 0; round < 200; round += 1) {
      const odd = changed((copy) => {
        // Most of what matters stands before the rows.
        for (let byte = 0; byte < 2; byte += 1) copy[random(tables + 60)] = random(256);
      });
      const arranged = arrangeSymbols(odd);
      if (arranged !== odd) arrangedOnes += 1;
      expect(Buffer.compare(restoreSymbols(arranged), odd)).toBe(0);
      expect(Buffer.compare(arrangeSymbols(restoreSymbols(odd)), odd)).toBe(0);
    }
    expect(arrangedOnes).toBeGreaterThan(20);
  });
});

function changed(change: (copy: Buffer) => void): Buffer {
  const copy = Buffer.from(pdb);
  change(copy);
  return copy;
}
