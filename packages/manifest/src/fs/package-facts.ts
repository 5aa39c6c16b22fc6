import { contentHash, packageSha512, readPackage } from '@nuspine/nupkg-core';
import { CodedError, type Digest, formatNuGetVersion } from '@nuspine/primitives';
import { withFileSource } from '@nuspine/primitives/fs';
import { tryParsePackageFileName } from '../package-file-name.ts';
import { type Finding, finding } from '../finding.ts';
import type { PackageFacts } from '../layout-facts.ts';

/** A package in the feed. */
export interface PackagePlace {
  /** From the root, for findings. */
  readonly path: string;
  /** Name in the feed. */
  readonly file: string;
  /** Of its bytes. */
  readonly digest: Digest;
}

/** What a `.nupkg` is, or why it is none. */
export async function readPackageFacts(
  location: string,
  { path, file, digest }: PackagePlace,
): Promise<{ readonly facts?: PackageFacts; readonly findings: readonly Finding[] }> {
  try {
    const facts = await describe(location, file, digest);
    return {
      facts,
      findings: tryParsePackageFileName(file, facts.id) === facts.version ? [] : [misnamed(path, facts)],
    };
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return { findings: [finding('package-unreadable', path, { found: `${String(error.code)}: ${error.message}` })] };
  }
}

function misnamed(path: string, { id, version }: PackageFacts): Finding {
  return finding('package-misnamed', path, { wanted: `${id}.${version}.nupkg` });
}

async function describe(location: string, file: string, digest: Digest): Promise<PackageFacts> {
  return withFileSource(location, async (source) => {
    const { identity, nuspec, isSigned } = await readPackage(source);
    return {
      id: identity.id,
      version: formatNuGetVersion(identity.version),
      file,
      size: source.size,
      digest,
      contentHash: await contentHash(source),
      ...(isSigned ? { packageHash: await packageSha512(source) } : {}),
      signed: isSigned,
      ...(nuspec.license?.type === 'expression' ? { license: nuspec.license.text } : {}),
    };
  });
}

/** Two files of one package: the feed would have the choice. */
export function duplicatePackages(
  packages: readonly PackageFacts[],
  place: (file: string) => string,
): readonly Finding[] {
  const first = new Map<string, string>();
  return packages.flatMap(({ id, version, file }) => {
    const key = `${id.toLowerCase()} ${version.toLowerCase()}`;
    const other = first.get(key);
    if (other !== undefined) return [finding('package-duplicate', place(file), { found: other })];
    first.set(key, file);
    return [];
  });
}
