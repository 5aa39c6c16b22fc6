import { describe, expect, it } from 'vitest';
import { parseAssembly } from '../../src/clr/parse-assembly.ts';
import { findCertificates } from '../../src/pe/certificate-table.ts';
import { openFile } from '../../src/nuspine/open-file.ts';
import { takeApart } from '../../src/nuspine/take-apart.ts';
import { localFile, optionsAssemblies } from '../clr/local-assemblies.ts';

const assemblies = await optionsAssemblies();

describe('takeApart', () => {
  it('codes the symbols inside an assembly unpacked, with a short recipe', async () => {
    const base = await localFile('Dapper.2.1.86', 'lib/net461/Dapper.dll');
    const target = await localFile('Dapper.2.1.86', 'lib/netstandard2.0/Dapper.dll');
    const { mode, details, parts } = takeApart(target, openFile(base));
    expect(mode).toBe('managed');
    expect(parts.map(({ content }) => content.length).slice(1)).toEqual([66_596, details.symbols?.recipeSize]);
    expect(parts.slice(1).every(({ reference }) => reference.size > 0)).toBe(true);
    expect(details.symbols?.recipeSize).toBeLessThan(1500);
  });

  it('puts what the base has in place of what is computed', async () => {
    const { base, target } = await optionsAssemblies();
    const { details, parts } = takeApart(target, openFile(base));
    expect(details.computed?.digests.length).toBeGreaterThan(3);
    const [first] = details.computed?.digests ?? [];
    const place = (findCertificates(base)?.offset ?? 0) + (first?.place ?? 0);
    const digest = Buffer.from(base.subarray(place, place + 32));
    const rest = Buffer.from(parts[0]?.content ?? []);
    expect(rest.indexOf(digest)).toBeGreaterThan(0);
    expect(Buffer.from(target).indexOf(digest)).toBe(-1);
  });

  it('leaves a file whole that is nearly its peer, where time is short', () => {
    const { base } = assemblies;
    const next = Uint8Array.from(base).fill(1, 0x60, 0x64);
    expect(takeApart(next, openFile(base), 'fast').mode).toBe('plain');
    expect(takeApart(next, openFile(base), 'default').mode).toBe('managed');
    expect(takeApart(assemblies.other, openFile(base), 'fast').mode).toBe('managed');
  });

  it('takes a file that came from nothing as it is', () => {
    const { mode, details, parts } = takeApart(Buffer.from('text'), undefined);
    expect([mode, details]).toEqual(['plain', {}]);
    expect(parts[0]?.reference.size).toBe(0);
  });

  it.each<[string, 'managed' | 'plain', (file: Buffer) => void]>([
    ['mixed-mode: native code beside its IL', 'managed', makeMixed],
    ['obfuscated: names that say nothing, over and over', 'managed', obfuscate],
    ['with tables that are not compressed (#-)', 'plain', (file) => renameStream(file, '#~', '#-')],
  ])('takes an assembly that is %s for %s', (_, wanted, change) => {
    const { base, target } = assemblies;
    const odd = Buffer.from(target);
    change(odd);
    expect(takeApart(odd, openFile(base)).mode).toBe(wanted);
    expect(takeApart(target, openFile(odd)).mode).toBe(wanted);
  });
});

/** Clears the flag that says there is only IL, and sets an entry point in native code (II.25.3.3.1). */
function makeMixed(file: Buffer): void {
  const header = cliHeader(file);
  file.writeUInt32LE((file.readUInt32LE(header + 16) & ~1) | 0x10, header + 16);
  file.writeUInt32LE(0x2050, header + 20);
}

function obfuscate(file: Buffer): void {
  const names = parseAssembly(file)?.layout.streams[0] ?? { offset: 0, size: 0 };
  for (let at = names.offset + 1; at < names.offset + names.size; at += 1) if (file[at] !== 0) file[at] = 0x61;
}

function renameStream(file: Buffer, from: string, to: string): void {
  file.write(to, file.indexOf(`${from}\0`, file.indexOf('BSJB'), 'latin1'), 'latin1');
}

/** Where the CLI header of a file with one section before all others stands. */
function cliHeader(file: Buffer): number {
  const optional = file.readUInt32LE(0x3c) + 24;
  const directories = optional + (file.readUInt16LE(optional) === 0x20b ? 112 : 96);
  const section = optional + file.readUInt16LE(optional - 4);
  return file.readUInt32LE(directories + 14 * 8) - file.readUInt32LE(section + 12) + file.readUInt32LE(section + 20);
}
