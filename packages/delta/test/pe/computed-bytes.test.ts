import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { findCertificates, peChecksum } from '../../src/pe/certificate-table.ts';
import { computeBytes } from '../../src/pe/computed-bytes.ts';
import { optionsAssemblies } from '../clr/local-assemblies.ts';
import { peFile } from '../engine/pe-file.ts';

const digest = { place: 0, start: 0, length: 0 };

describe('computeBytes', () => {
  it('computes digests in order, and the checksum last', async () => {
    const file = Uint8Array.from((await optionsAssemblies()).base);
    const table = findCertificates(file);
    if (table === undefined) throw new Error('assembly is not signed');
    const digests = [
      { place: 100, start: 200, length: 50 },
      { place: 300, start: 90, length: 60 },
    ];
    expect(computeBytes(file, { digests, checksum: 'computed' })).toBe(true);
    const at = (start: number, length: number): Uint8Array =>
      file.subarray(table.offset + start, table.offset + start + length);
    const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
    expect(Buffer.from(at(100, 32))).toEqual(sha256(at(200, 50)));
    expect(Buffer.from(at(300, 32))).toEqual(sha256(at(90, 60)));
    expect(Buffer.from(file).readUInt32LE(table.checksum)).toBe(peChecksum(file, table.checksum));
  });

  it('refuses places outside the certificates', async () => {
    const { base } = await optionsAssemblies();
    const table = findCertificates(base);
    const size = (table?.end ?? 0) - (table?.offset ?? 0);
    for (const wrong of [
      { ...digest, place: size - 31 },
      { ...digest, start: size - 3, length: 4 },
    ]) {
      expect(computeBytes(Uint8Array.from(base), { digests: [wrong], checksum: 'kept' })).toBe(false);
    }
    expect(computeBytes(peFile({}), { digests: [digest], checksum: 'kept' })).toBe(false);
  });
});
