import { type ByteSink, compareOrdinal, type Digest, type FileStamp, hashingSink } from '@nuspine/primitives';
import type { SegmentCompressor } from '../archive/segment-compressor.ts';
import { type NewEntry, writeArchive, type WriteArchiveOptions } from '../archive/write-archive.ts';
import type { Package } from '../package/read-package.ts';
import { packageEntries } from '../opc/package-entries.ts';
import type { OnProgress } from '../progress.ts';
import { type Contribution, contributionContent, ownerOf } from './contribution.ts';
import { licenseOf } from './describe-package.ts';
import { flatNuspec } from './flat-nuspec.ts';
import type { FlattenedFile, Profile } from './flatten-report.ts';

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

const NOTHING_YET = new Uint8Array();

/** Writes the package entry by entry, so that memory does not grow with their sizes, and records where each came from. */
export async function writeFlatPackage(flat: FlatPackage, sink: ByteSink): Promise<WrittenPackage> {
  const byTarget = new Map(flat.files.map((file) => [file.target, file]));
  const digests = new Map<string, Digest>();
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
      const content = contributionContent(file, (digest) => {
        digests.set(file.target, digest);
      });
      yield { path: entry.path, content };
    }
  }

  flat.compressor?.expect?.(flat.files.reduce((sum, { entry }) => sum + entry.size, 0));
  const measured = hashingSink(sink);
  await writeArchive(withContent(), measured, flat);
  flat.onProgress?.({ phase: 'merge', done: byTarget.size, total: byTarget.size });
  return {
    files: describeAll([...byTarget.values()], digests),
    measure: measured.stamp(),
  };
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
  const { license } = licenseOf(file.from);
  return {
    path: file.target,
    size: file.entry.size,
    digest,
    package: ownerOf(file),
    ...(license === undefined ? {} : { license }),
  };
}
