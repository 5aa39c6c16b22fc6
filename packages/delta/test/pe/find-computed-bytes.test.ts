import { describe, expect, it } from 'vitest';
import { computeBytes } from '../../src/pe/computed-bytes.ts';
import { findCertificates } from '../../src/pe/certificate-table.ts';
import { findComputedBytes } from '../../src/pe/find-computed-bytes.ts';
import { optionsAssemblies } from '../clr/local-assemblies.ts';
import { peFile } from '../engine/pe-file.ts';

describe('findComputedBytes', () => {
  it('finds every digest of a signature with a timestamp, and the checksum', async () => {
    const { base } = await optionsAssemblies();
    const computed = findComputedBytes(base);
    // The file, what is signed of it, the signature in the timestamp, what the timestamp says, who signed that.
    expect(computed?.digests.length).toBeGreaterThanOrEqual(4);
    expect(computed?.checksum).toBe('computed');
    const table = findCertificates(base);
    const blank = Uint8Array.from(base);
    for (const { place } of computed?.digests ?? [])
      blank.fill(0, (table?.offset ?? 0) + place, (table?.offset ?? 0) + place + 32);
    blank.fill(0, table?.checksum, (table?.checksum ?? 0) + 4);
    expect(Buffer.compare(blank, base)).not.toBe(0);
    expect(computed !== undefined && computeBytes(blank, computed)).toBe(true);
    expect(Buffer.compare(blank, base)).toBe(0);
  });

  it('finds none in files that are not signed, or signed with something else', async () => {
    expect(findComputedBytes(peFile({}))).toBeUndefined();
    expect(findComputedBytes(Buffer.from('text'))).toBeUndefined();
    const { base } = await optionsAssemblies();
    const table = findCertificates(base);
    const damaged = Uint8Array.from(base);
    damaged.fill(0x30, table?.offset, table?.end);
    expect(findComputedBytes(damaged)).toBeUndefined();
  });
});
