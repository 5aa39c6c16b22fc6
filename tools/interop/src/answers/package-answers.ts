import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type ArchiveEntry, contentHash, readEntry } from '@nuspine/nupkg-core';
import { withPackageFile } from '@nuspine/nupkg-core/fs';
import { formatNuGetVersion, isPackageId } from '@nuspine/primitives';
import { withFileSource } from '@nuspine/primitives/fs';
import { describeNuspec } from './nuspec-answers.ts';
import { type Answer, type Operation, type Question, textOf } from './question.ts';

/** Packages and nuspecs, as NuGet.Packaging answers. */
export const PACKAGE_OPERATIONS: Readonly<Record<string, Operation>> = {
  'package-id': (question) => ({ valid: isPackageId(textOf(question, 'v')) }),
  'nupkg-read': readPackageFile,
  'nupkg-entries': (question) =>
    withPackageFile(textOf(question, 'path'), async ({ archive }) => ({ entries: archive.entries.map(describeEntry) })),
  'content-hash': async (question) => ({
    contentHash: await withFileSource(textOf(question, 'path'), contentHash),
    sha512: await sha512(textOf(question, 'path')),
  }),
};

async function readPackageFile(question: Question): Promise<Answer> {
  const path = textOf(question, 'path');
  return withPackageFile(path, async (pkg) => {
    const files: unknown[] = [];
    for (const entry of pkg.archive.entries) {
      const bytes = await readEntry(pkg.archive, entry);
      files.push({ path: entry.path, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
    }
    return {
      pkg: pkg.identity.id,
      version: formatNuGetVersion(pkg.identity.version),
      nuspec: describeNuspec(pkg.nuspec),
      isSigned: pkg.isSigned,
      contentHash: await withFileSource(path, contentHash),
      sha512: await sha512(path),
      files,
    };
  });
}

function describeEntry({ path, size, compressedSize, crc32 }: ArchiveEntry): Answer {
  return { name: path, size, csize: compressedSize, crc: crc32.toString(16).padStart(8, '0') };
}

async function sha512(path: string): Promise<string> {
  return createHash('sha512')
    .update(await readFile(path))
    .digest('base64');
}
