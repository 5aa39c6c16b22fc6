import { createHash } from 'node:crypto';
import {
  type Digest,
  digestSource,
  formatNuGetVersion,
  formatTargetFramework,
  formatVersionRange,
} from '@nuspine/primitives';
import type { Archive, ArchiveEntry } from '../archive/archive.ts';
import { entryChunks } from '../archive/read-entry.ts';
import { licenseText } from '../nuspec/license-text.ts';
import type { DependencyGroup } from '../nuspec/nuspec.ts';
import { contentHash, packageSha512 } from '../package/content-hash.ts';
import type { Package } from '../package/read-package.ts';
import { inspectNuspec, stated } from './inspected-nuspec.ts';
import type { InspectedFile, InspectedGroup, InspectionDepth, PackageInspection } from './inspection.ts';

export interface InspectOptions {
  /** `content` reads every entry, the parts of the container too, against its size and CRC, and hashes the package. */
  readonly depth?: InspectionDepth;
}

/** What a package says of itself and holds. Throws what `entryChunks` throws for the first entry that is not sound, and what `contentHash` throws. */
export async function inspectPackage(
  pkg: Package,
  { depth = 'directory' }: InspectOptions = {},
): Promise<PackageInspection> {
  const { nuspec, archive } = pkg;
  const digests = depth === 'content' ? await digestEntries(pkg) : new Map<ArchiveEntry, Digest>();
  return {
    id: nuspec.id,
    version: formatNuGetVersion(nuspec.version),
    ...stated({
      authors: nuspec.authors,
      description: nuspec.description,
      license: licenseText(nuspec),
    }),
    signed: pkg.isSigned,
    size: archive.source.size,
    digest: await digestSource(archive.source),
    ...(depth === 'content' ? await hashesOf(archive) : {}),
    nuspec: inspectNuspec(nuspec),
    dependencyGroups: nuspec.dependencyGroups.map(inspectGroup),
    files: pkg.files.map((entry) => inspectFile(entry, digests.get(entry))),
    depth,
  };
}

async function hashesOf({ source }: Archive): Promise<{ readonly contentHash: string; readonly sha512: string }> {
  return { contentHash: await contentHash(source), sha512: await packageSha512(source) };
}

async function digestEntries({ archive }: Package): Promise<ReadonlyMap<ArchiveEntry, Digest>> {
  const digests = new Map<ArchiveEntry, Digest>();
  for (const entry of archive.entries) digests.set(entry, await digestEntry(archive, entry));
  return digests;
}

async function digestEntry(archive: Archive, entry: ArchiveEntry): Promise<Digest> {
  const hash = createHash('sha256');
  for await (const chunk of entryChunks(archive, entry)) hash.update(chunk);
  return `sha256:${hash.digest('hex')}`;
}

function inspectGroup({ framework, dependencies }: DependencyGroup): InspectedGroup {
  return {
    ...stated({ framework: framework === undefined ? undefined : formatTargetFramework(framework) }),
    dependencies: dependencies.map(({ id, range }) => ({ id, range: formatVersionRange(range) })),
  };
}

function inspectFile({ path, size, compressedSize }: ArchiveEntry, digest: Digest | undefined): InspectedFile {
  return { path, size, compressedSize, ...(digest === undefined ? {} : { digest }) };
}
