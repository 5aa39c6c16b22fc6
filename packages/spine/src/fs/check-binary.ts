import { join } from 'node:path';
import { withPackageFile } from '@nuspine/nupkg-core/fs';
import { formatNuGetVersion, packageIdsEqual } from '@nuspine/primitives';
import type { Artifact } from '../spine-file.ts';
import type { SpineFinding } from '../spine-report.ts';
import { readOciLayout } from './oci-layout.ts';

/** Artifacts that are built: they cannot be corrected, only built again. */
export type BinaryArtifact = Extract<Artifact, { readonly kind: 'nupkg' | 'oci-layout' }>;

const REBUILD = 'build it again from the version of the source';

/** What is wrong with a built artifact. Throws `NUPKG_*`, `SPINE_ARTIFACT_INVALID` and `SOURCE_READ_FAILED`. */
export async function checkBinary(
  folder: string,
  path: string,
  artifact: BinaryArtifact,
  version: string,
): Promise<readonly SpineFinding[]> {
  return artifact.kind === 'nupkg'
    ? checkPackage(folder, path, artifact.id, version)
    : checkLayout(folder, path, version);
}

async function checkPackage(
  folder: string,
  path: string,
  wantedId: string | undefined,
  wanted: string,
): Promise<readonly SpineFinding[]> {
  const { id, version } = await withPackageFile(join(folder, path), async (pkg) => pkg.identity);
  const found = formatNuGetVersion(version);
  const findings: SpineFinding[] = [];
  if (wantedId !== undefined && !packageIdsEqual(id, wantedId)) {
    const fix = 'correct the id in spine.toml, or the path';
    findings.push({ rule: 'id-differs', path, what: 'package id', found: id, wanted: wantedId, fix });
  }
  if (found !== wanted) {
    findings.push({ rule: 'version-differs', path, what: `package ${id}`, found, wanted, fix: REBUILD });
  }
  return findings;
}

async function checkLayout(folder: string, path: string, wanted: string): Promise<readonly SpineFinding[]> {
  const { digest, references, label } = await readOciLayout(join(folder, path), wanted);
  if (digest === undefined) {
    const found = references.join(', ');
    return [{ rule: 'tag-differs', path, what: 'image', found, wanted, fix: REBUILD }];
  }
  if (label === undefined || label === wanted) return [];
  const what = 'label org.opencontainers.image.version';
  return [{ rule: 'label-differs', path, what, found: label, wanted, fix: REBUILD }];
}
