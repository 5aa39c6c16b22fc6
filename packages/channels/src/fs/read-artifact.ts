import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { digestBytes, PrimitivesError } from '@nuspine/primitives';
import type { BuildArtifact } from '../operation.ts';

export interface ArtifactOptions {
  /** Version of the build: it tells the package id from the version in the name of a release package. */
  readonly version: string;
  /** Folder that clients download it from, with the slash at its end. */
  readonly baseUrl?: string;
}

/**
 * Describes a file that a build made. A name `<id>-<version>-full.nupkg` or `-delta.nupkg` makes it a package of a
 * release feed. Throws `SOURCE_READ_FAILED`.
 */
export async function readArtifact(path: string, { version, baseUrl }: ArtifactOptions): Promise<BuildArtifact> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new PrimitivesError('SOURCE_READ_FAILED', 'artifact cannot be read', { path, cause });
  });
  const name = basename(path);
  const [, packageId, kind] = /^(.+)-(full|delta)\.nupkg$/i.exec(name.replace(`-${version}-`, '-')) ?? [];
  const isRelease = packageId !== undefined && name.startsWith(`${packageId}-${version}-`);
  return {
    name,
    size: bytes.length,
    digest: digestBytes(bytes),
    sha1: createHash('sha1').update(bytes).digest('hex').toUpperCase(),
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(isRelease ? { release: { packageId, kind: kind?.toLowerCase() === 'full' ? 'full' : 'delta' } } : {}),
  };
}
