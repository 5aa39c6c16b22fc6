import { describe, expect, it } from 'vitest';
import { findCertificates } from '../../src/pe/certificate-table.ts';
import { openFile } from '../../src/nuspine/open-file.ts';
import { takeApart } from '../../src/nuspine/take-apart.ts';
import { localFile, optionsAssemblies } from '../clr/local-assemblies.ts';

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

  it('takes a file that came from nothing as it is', () => {
    const { mode, details, parts } = takeApart(Buffer.from('text'), undefined);
    expect([mode, details]).toEqual(['plain', {}]);
    expect(parts[0]?.reference.size).toBe(0);
  });
});
