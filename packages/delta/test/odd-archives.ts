import { constants, deflateRawSync } from 'node:zlib';
import { readEntry, writeArchive } from '@nuspine/nupkg-core';
import { bytesSink } from '@nuspine/primitives';
import { extraField, type RawEntry, rawZip, zip64End } from '@nuspine/testkit';
import { modifiedOf } from '../src/canonical-form.ts';
import { parseModified } from '../src/modified-time.ts';
import { type MemoryPackage, open } from './memory-packages.ts';
import type { Random } from './package-pairs.ts';

/** The same files in an archive as no canonical writer makes it; `packed` has compressed bytes of some. */
export async function packedAgain(
  { pkg }: MemoryPackage,
  packed: Readonly<Record<string, Uint8Array>>,
): Promise<MemoryPackage> {
  const entries: RawEntry[] = [];
  for (const { path, entry } of pkg.archive.entries.map((each) => ({ path: each.path, entry: each }))) {
    const content = await readEntry(pkg.archive, entry);
    const data = packed[path];
    entries.push({ name: nameOf(path), content, time: 0x6000, ...(data === undefined ? {} : { method: 8, data }) });
  }
  return open(rawZip(entries));
}

/** The same files in an archive that is canonical but for how it was deflated. */
export async function deflatedOtherwise({ pkg: { archive } }: MemoryPackage): Promise<MemoryPackage> {
  const sink = bytesSink();
  const entries = archive.entries.map(async (entry) => ({
    path: entry.path,
    content: await readEntry(archive, entry),
  }));
  await writeArchive(await Promise.all(entries), sink, {
    modified: parseModified(modifiedOf(archive)),
    compressor: {
      sideBySide: 1,
      deflate: async ({ content, isLast }) =>
        deflateRawSync(content, { level: 1, finishFlush: isLast ? constants.Z_FINISH : constants.Z_SYNC_FLUSH }),
    },
  });
  return open(sink.bytes());
}

/** The same files with folders, comments, descriptors, extra fields, flushes and levels of all kinds. */
export async function oddArchive({ pkg }: MemoryPackage, random: Random): Promise<MemoryPackage> {
  const entries: RawEntry[] = [];
  const hasFolders = random(3) === 0;
  if (hasFolders) entries.push({ name: 'folder/' });
  for (const entry of pkg.archive.entries) {
    const content = await readEntry(pkg.archive, entry);
    const extra = random(3) === 0 ? { extra: extraField(0x9999, Buffer.from('x')) } : {};
    const data = random(3) === 0 ? {} : { method: 8, data: oddDeflate(content, random) };
    entries.push({ name: nameOf(entry.path), content, time: random(0x6000), ...data, ...extra });
  }
  if (hasFolders) entries.push({ name: 'lib/' });
  const isLarge = random(4) === 0;
  return open(
    rawZip(entries, {
      ...(random(3) === 0 ? { comment: Buffer.from('a comment') } : {}),
      ...(isLarge ? { before: zip64End(entries.length) } : {}),
    }),
  );
}

/** Names are percent-encoded where NuGet takes a percent sign for more than it is. */
function nameOf(path: string): string {
  return path.replaceAll('%', '%25');
}

function oddDeflate(content: Uint8Array, random: Random): Uint8Array {
  const level = random(10);
  if (random(2) === 0) return deflateRawSync(content, { level, memLevel: 1 + random(9), strategy: random(5) });
  const cut = random(content.length + 1);
  const first = deflateRawSync(content.subarray(0, cut), { level, finishFlush: constants.Z_SYNC_FLUSH });
  return Buffer.concat([first, deflateRawSync(content.subarray(cut), { level: random(10) })]);
}
