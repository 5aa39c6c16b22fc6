import { type ByteSink, type Digest, formatNuGetVersion } from '@nuspine/primitives';
import type { SegmentCompressor } from '../archive/segment-compressor.ts';
import { type NewEntry, writeArchive } from '../archive/write-archive.ts';
import type { Package } from '../package/read-package.ts';
import { packageEntries } from '../opc/package-entries.ts';
import type { OnProgress } from '../progress.ts';
import { type Contribution, contributionContent, ownerOf } from './contribution.ts';
import { flatNuspec } from './flat-nuspec.ts';
import type { FlattenedFile, FlattenedPackage, Profile } from './flatten-report.ts';
import { type Measure, measuredSink } from './measured-sink.ts';

export interface FlatPackage {
  readonly app: Package;
  readonly profile: Profile;
  /** One for each path. */
  readonly files: readonly Contribution[];
  /** The app first, then its dependencies. */
  readonly packages: readonly Package[];
  readonly modified?: Date;
  readonly compressor?: SegmentCompressor;
  readonly onProgress?: OnProgress;
}

export interface WrittenPackage {
  readonly packages: readonly FlattenedPackage[];
  readonly files: readonly FlattenedFile[];
  readonly measure: Measure;
}

const NOTHING_YET = new Uint8Array();

/** Writes the package entry by entry, so that memory does not grow with their sizes, and records where each came from. */
export async function writeFlatPackage(flat: FlatPackage, sink: ByteSink): Promise<WrittenPackage> {
  const byTarget = new Map(flat.files.map((file) => [file.target, file]));
  const digests = new Map<string, Digest>();
  const entries = packageEntries({
    nuspecPath: flat.app.nuspecPath,
    nuspec: flatNuspec(flat.app, flat.profile),
    files: [...byTarget.keys()].map((path) => ({ path, content: NOTHING_YET })),
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

  const measured = measuredSink(sink);
  await writeArchive(withContent(), measured, flat);
  flat.onProgress?.({ phase: 'merge', done: byTarget.size, total: byTarget.size });
  return {
    packages: flat.packages.map((pkg) => describePackage(pkg, flat.files)),
    files: [...byTarget.values()]
      .flatMap((file) => describeFile(file, digests.get(file.target)) ?? [])
      .toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    measure: measured.measure(),
  };
}

function describeFile(file: Contribution, digest: Digest | undefined): FlattenedFile | undefined {
  if (digest === undefined) return undefined;
  return {
    path: file.target,
    size: file.entry.size,
    digest,
    package: ownerOf(file),
    ...licenseOf(file.from),
  };
}

function describePackage(pkg: Package, files: readonly Contribution[]): FlattenedPackage {
  const own = files.filter((file) => file.from === pkg);
  return {
    id: pkg.identity.id,
    version: formatNuGetVersion(pkg.identity.version),
    ...licenseOf(pkg),
    files: own.length,
    bytes: own.reduce((sum, file) => sum + file.entry.size, 0),
  };
}

function licenseOf({ nuspec }: Package): { readonly license?: string } {
  const license = nuspec.license?.text ?? nuspec.licenseUrl;
  return license === undefined ? {} : { license };
}
