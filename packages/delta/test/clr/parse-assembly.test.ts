import { readEntry } from '@nuspine/nupkg-core';
import { withPackageFile } from '@nuspine/nupkg-core/fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { cutRegions, fillRegions, STREAM_NAMES } from '../../src/clr/assembly-layout.ts';
import { columnsSize, decodeColumns, encodeColumns } from '../../src/clr/column-code.ts';
import { parseAssembly, parseKnownAssembly, PHASES } from '../../src/clr/parse-assembly.ts';
import { emptyTables, formatTables, TABLE } from '../../src/clr/tables.ts';
import { isManagedAssembly } from '../../src/engine/managed-assembly.ts';
import { localFile, optionsAssemblies } from './local-assemblies.ts';

const LOCAL_NUGETS = fileURLToPath(new URL('../../../../local-nugets/', import.meta.url));
const IS_DEEP = process.env['NUSPINE_DEEP'] !== undefined;
/** Every n-th package; all of them in the deep tests, and then every assembly below this folder too. */
const EVERY = IS_DEEP ? 1 : 8;
const SDK = process.env['DOTNET_ROOT'] ?? '/usr/lib/dotnet';

interface Count {
  identical: number;
  plain: number;
  /** .NET assemblies of IL alone that are coded as plain files. */
  readonly passedOver: string[];
}

/** Takes a file apart and puts it together from what a delta would hold of it. */
function addTo(count: Count, name: string, file: Uint8Array): void {
  const assembly = parseAssembly(file);
  if (assembly === undefined) {
    count.plain += 1;
    if (isManagedAssembly(file)) count.passedOver.push(name);
    return;
  }
  const { tables, layout } = assembly;
  const copy = emptyTables(tables.sizes, tables.header, tables.tail);
  for (const phase of PHASES) {
    const bytes = encodeColumns(tables, phase);
    expect(bytes).toHaveLength(columnsSize(copy, phase));
    decodeColumns(copy, phase, bytes);
  }
  const streams = [assembly.strings, assembly.userStrings, assembly.guids, assembly.blobs, formatTables(copy)];
  const filled = layout.streams.map((region, index) => ({ ...region, content: streams[index] ?? new Uint8Array() }));
  const again = fillRegions(cutRegions(file, layout.streams), filled, file.length);
  expect(Buffer.compare(again, file), name).toBe(0);
  count.identical += 1;
}

const isProgram = (path: string): boolean => /\.(dll|exe)$/i.test(path);

async function countPackages(count: Count): Promise<void> {
  const names = (await readdir(LOCAL_NUGETS)).filter((name) => name.endsWith('.nupkg')).toSorted();
  for (const name of names.filter((_, index) => index % EVERY === 0)) {
    await withPackageFile(join(LOCAL_NUGETS, name), async ({ archive }) => {
      for (const entry of archive.entries.filter(({ path }) => isProgram(path))) {
        addTo(count, `${name}/${entry.path}`, await readEntry(archive, entry));
      }
    });
  }
}

async function countFolder(count: Count, folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries.filter((each) => each.isFile() && isProgram(each.name))) {
    addTo(count, basename(entry.name), await readFile(join(entry.parentPath, entry.name)));
  }
}

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

  it('takes assemblies apart so that they can be put together again', { timeout: 1_800_000 }, async () => {
    const count: Count = { identical: 0, plain: 0, passedOver: [] };
    await countPackages(count);
    if (IS_DEEP) await countFolder(count, SDK);
    console.info(`${String(count.identical)} assemblies identical, ${String(count.plain)} files plain`);
    expect(count.passedOver).toEqual([]);
    expect(count.identical).toBeGreaterThan(IS_DEEP ? 250 : 20);
  });
});

describe('parseKnownAssembly', () => {
  it('finds what parseAssembly finds', async () => {
    const { base } = await optionsAssemblies();
    expect(parseKnownAssembly(base)).toEqual(parseAssembly(base));
    expect(parseKnownAssembly(base.subarray(0, 500))).toBeUndefined();
  });
});
