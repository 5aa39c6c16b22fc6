import { describe, expect, it } from 'vitest';
import { STREAM_NAMES } from '../../src/clr/assembly-layout.ts';
import { parseAssembly } from '../../src/clr/parse-assembly.ts';
import { TABLE } from '../../src/clr/tables.ts';
import { localFile, optionsAssemblies } from './local-assemblies.ts';

describe('parseAssembly', () => {
  it('finds the streams and the tables of an assembly', async () => {
    const { base } = await optionsAssemblies();
    const assembly = parseAssembly(base);
    expect(assembly?.layout.streams.map(({ size }) => size > 0)).toEqual(STREAM_NAMES.map(() => true));
    expect(assembly?.tables.byNumber.get(TABLE.typeDef)?.rows).toBeGreaterThan(10);
    expect(Buffer.from(assembly?.strings ?? []).includes('OptionsBuilder`1')).toBe(true);
  });

  it('gives nothing for native code, text and nothing at all', async () => {
    const native = await localFile('SQLitePCLRaw.lib.e_sqlite3.2.0.6', 'runtimes/win-x64/native/e_sqlite3.dll');
    expect(parseAssembly(native)).toBeUndefined();
    expect(parseAssembly(Buffer.from('MZ is how it starts'))).toBeUndefined();
    expect(parseAssembly(new Uint8Array())).toBeUndefined();
  });

  it('gives nothing, or something in bounds, for an assembly that is cut off anywhere', async () => {
    const { base } = await optionsAssemblies();
    for (let size = 0; size < base.length; size += 61) {
      const layout = parseAssembly(base.subarray(0, size))?.layout;
      for (const stream of layout?.streams ?? []) expect(stream.offset + stream.size).toBeLessThanOrEqual(size);
    }
  });

  it('gives nothing for metadata that is not compressed', async () => {
    const { base } = await optionsAssemblies();
    const copy = Buffer.from(base);
    const name = copy.indexOf('#~\0\0', copy.indexOf('BSJB'), 'latin1');
    copy.write('#-', name, 'latin1');
    expect(parseAssembly(copy)).toBeUndefined();
  });
});
