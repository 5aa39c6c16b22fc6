import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { bytesSink, bytesSource } from '@nuspine/primitives';
import { withFileSource } from '@nuspine/primitives/fs';
import { describe, expect, it } from 'vitest';
import { contentHash, type NewEntry, writeArchive } from '../../src/index.ts';

const LOCAL_NUGETS = new URL('../../../../local-nugets/', import.meta.url);

const nuspec = { path: 'A.nuspec', content: Buffer.from('<package/>') };
const assembly = { path: 'lib/a.dll', content: Buffer.alloc(5000, 'assembly') };
const signature = { path: '.signature.p7s', content: createHash('sha512').update('signature').digest() };

async function archiveOf(...entries: NewEntry[]): Promise<Uint8Array> {
  const sink = bytesSink();
  await writeArchive(entries, sink);
  return sink.bytes();
}

const hashOf = async (...entries: NewEntry[]): Promise<string> => contentHash(bytesSource(await archiveOf(...entries)));
const sha512 = (bytes: Uint8Array): string => createHash('sha512').update(bytes).digest('base64');

describe('contentHash', () => {
  it('is the SHA-512 of an unsigned package', async () => {
    const archive = await archiveOf(nuspec, assembly);
    expect(await contentHash(bytesSource(archive))).toBe(sha512(archive));
  });

  it.each([
    ['last, where signing puts it', [nuspec, assembly, signature]],
    ['in the middle', [nuspec, signature, assembly]],
    ['first', [signature, nuspec, assembly]],
  ])('is that of the package before signing if the signature is %s', async (_, entries) => {
    expect(await hashOf(...entries)).toBe(sha512(await archiveOf(nuspec, assembly)));
  });

  it('changes with the payload', async () => {
    expect(await hashOf(nuspec, assembly, signature)).not.toBe(await hashOf(nuspec, signature));
  });

  it('takes a signature in a folder for payload', async () => {
    const nested = { ...signature, path: 'lib/.signature.p7s' };
    expect(await hashOf(nuspec, nested)).toBe(sha512(await archiveOf(nuspec, nested)));
  });

  it('rejects what is no archive', async () => {
    await expect(contentHash(bytesSource(Buffer.from('no archive')))).rejects.toThrowCode('NUPKG_ARCHIVE_NOT_ZIP');
  });

  // Both values are what `dotnet restore` of SDK 10.0.401 wrote to `.nupkg.metadata` for these signed packages.
  it.each([
    ['Serilog.3.1.1', 'P6G4/4Kt9bT635bhuwdXlJ2SCqqn2nhh4gqFqQueCOr9bK/e7W9ll/IoX1Ter948cV2Z/5+5v8pAfJYUISY03A=='],
    ['Dapper.2.1.86', 'v5wQfl9GfHhfTeFhorWTefa8c1Ev4HO8VF8i8wbSdZkq+P/az+1DTcqpkz8s9lMGyFf9kvoeJ+b2ABShW4cuIA=='],
  ])('is what NuGet says of %s', async (name, hash) => {
    const path = new URL(`${name}.nupkg`, LOCAL_NUGETS).pathname;
    expect(await withFileSource(path, contentHash)).toBe(hash);
    expect(sha512(await readFile(path))).not.toBe(hash);
  });
});
