import { bytesSource } from '@nuspine/primitives';
import { type RawEnd, type RawEntry, rawZip, zip64End } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import type { ArchiveEntry } from '../../src/index.ts';
import { readArchive } from '../../src/index.ts';
import { findSignatureEntry } from '../../src/package/signature-entry.ts';

const plain: RawEntry = { name: 'a', content: 'first' };
const signed: RawEntry = { name: '.signature.p7s', content: 'signature' };

async function signatureOf(entries: readonly RawEntry[], end?: RawEnd): Promise<ArchiveEntry | undefined> {
  return findSignatureEntry(await readArchive(bytesSource(rawZip(entries, end))));
}

describe('findSignatureEntry', () => {
  it('finds the signature', async () => {
    expect(await signatureOf([plain, signed])).toMatchObject({ path: '.signature.p7s', size: 9 });
  });

  it.each([
    ['in a folder', 'lib/.signature.p7s'],
    ['in another case', '.Signature.p7s'],
  ])('takes one %s for payload', async (_where, name) => {
    expect(await signatureOf([plain, { ...signed, name }])).toBeUndefined();
  });

  it.each<[string, RawEntry, RawEnd?]>([
    ['deflated', { ...signed, method: 8 }],
    ['with flags', { ...signed, flags: 0x800 }],
    ['with attributes', { ...signed, attributes: 0x20 }],
    ['in a ZIP64 archive', signed, { before: zip64End(2) }],
  ])('refuses a signature %s', async (_case, entry, end) => {
    await expect(signatureOf([plain, entry], end)).rejects.toThrowCode('NUPKG_SIGNATURE_INVALID');
  });
});
