import { createHash } from 'node:crypto';
import {
  type ByteSink,
  compareOrdinal,
  type Digest,
  type FileStamp,
  hashingSink,
  parseDigest,
} from '@nuspine/primitives';
import type { SegmentCompressor } from '../archive/segment-compressor.ts';
import { type NewEntry, writeArchive, type WriteArchiveOptions } from '../archive/write-archive.ts';
import type { Package } from '../package/read-package.ts';
import { packageEntries } from '../opc/package-entries.ts';
import type { OnProgress } from '../progress.ts';
import { type Contribution, contributionContent, ownerOf } from './contribution.ts';
import { licenseOf } from './describe-package.ts';
import { flatNuspec } from './flat-nuspec.ts';
import type { FlattenedFile, FlattenSummary, Profile } from './flatten-report.ts';

export interface FlatPackage {
  readonly app: Package;
  readonly profile: Profile;
  /** One for each path. */
  readonly files: readonly Contribution[];
  /** Files that come from no package. */
  readonly extra?: readonly NewEntry[];
  readonly modified?: Date;
  readonly compressor?: SegmentCompressor;
  readonly openSpool?: WriteArchiveOptions['openSpool'];
  readonly onProgress?: OnProgress;
}

export interface WrittenPackage {
  readonly files: readonly FlattenedFile[];
  readonly measure: FileStamp;
}

/** The same without hashes of what went in. */
export interface WrittenSummary {
  readonly files: FlattenSummary['files'];
  readonly measure: Omit<FileStamp, 'sha1'>;
}

const NOTHING_YET = new Uint8Array();

/** Writes the package entry by entry, so that memory does not grow with their sizes, and records where each came from. */
export async function writeFlatPackage(flat: FlatPackage, sink: ByteSink): Promise<WrittenPackage> {
  const digests = new Map<string, Digest>();
  const measured = hashingSink(sink);
  await writeFiles(
    flat,
    measured,
    ({ target }) =>
      (digest) =>
        digests.set(target, digest),
  );
  return { files: describeAll(flat.files, digests), measure: measured.stamp() };
}

/** Writes the same package, and of all hashes takes that of the package alone. */
export async function writeFlatPackageBriefly(flat: FlatPackage, sink: ByteSink): Promise<WrittenSummary> {
  const sha256 = createHash('sha256');
  let size = 0;
  const write = async (bytes: Uint8Array): Promise<void> => {
    sha256.update(bytes);
    size += bytes.length;
    await sink.write(bytes);
  };
  await writeFiles(flat, { write }, () => undefined);
  const files = flat.files.map(summarizeFile).toSorted((a, b) => compareOrdinal(a.path, b.path));
  return { files, measure: { size, digest: parseDigest(`sha256:${sha256.digest('hex')}`) } };
}

/** `onReadOf`: who wants the digest of a file, if anybody does. */
async function writeFiles(
  flat: FlatPackage,
  sink: ByteSink,
  onReadOf: (file: Contribution) => ((digest: Digest) => void) | undefined,
): Promise<void> {
  const byTarget = new Map(flat.files.map((file) => [file.target, file]));
  const entries = packageEntries({
    nuspecPath: flat.app.nuspecPath,
    nuspec: await flatNuspec(flat.app, flat.profile),
    files: [...[...byTarget.keys()].map((path) => ({ path, content: NOTHING_YET })), ...(flat.extra ?? [])],
  });

  async function* withContent(): AsyncGenerator<NewEntry> {
    let done = 0;
    for (const entry of entries) {
      const file = byTarget.get(entry.path);
      if (file === undefined) {
        yield entry;
        continue;
      }
      flat.onProgress?.({ phase: 'merge', done, total: byTarget.size, item: entry.path });
      done += 1;
      yield { path: entry.path, content: contributionContent(file, onReadOf(file)) };
    }
  }

  flat.compressor?.expect?.(flat.files.reduce((sum, { entry }) => sum + entry.size, 0));
  await writeArchive(withContent(), sink, flat);
  flat.onProgress?.({ phase: 'merge', done: byTarget.size, total: byTarget.size });
}

/** What the package will hold, before it is written: every file is read for it, in pieces. */
export async function describeFiles(files: readonly Contribution[]): Promise<readonly FlattenedFile[]> {
  const digests = new Map<string, Digest>();
  for (const file of files) {
    const { chunks } = contributionContent(file, (digest) => digests.set(file.target, digest));
    await readToEnd(chunks());
  }
  return describeAll(files, digests);
}

async function readToEnd(chunks: AsyncIterable<Uint8Array>): Promise<number> {
  let size = 0;
  for await (const chunk of chunks) size += chunk.length;
  return size;
}

function describeAll(files: readonly Contribution[], digests: ReadonlyMap<string, Digest>): readonly FlattenedFile[] {
  return files
    .flatMap((file) => describeFile(file, digests.get(file.target)) ?? [])
    .toSorted((a, b) => compareOrdinal(a.path, b.path));
}

function describeFile(file: Contribution, digest: Digest | undefined): FlattenedFile | undefined {
  if (digest === undefined) return undefined;
  const { path, size, ...rest } = summarizeFile(file);
  return { path, size, digest, ...rest };
}

function summarizeFile(file: Contribution): FlattenSummary['files'][number] {
  const { license } = licenseOf(file.from);
  return {
    path: file.target,
    size: file.entry.size,
    package: ownerOf(file),
    ...(license === undefined ? {} : { license }),
  };
}
