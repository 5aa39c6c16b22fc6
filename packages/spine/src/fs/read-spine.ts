import { dirname, join } from 'node:path';
import { compareOrdinal } from '@nuspine/primitives';
import { glob } from 'tinyglobby';
import { SpineError } from '../errors.ts';
import { requireLegalVersion } from '../legal-version.ts';
import { parseSpineFile } from '../parse-spine-file.ts';
import { npmIdentity } from '../pins/npm-pins.ts';
import type { Artifact, SpineFile } from '../spine-file.ts';
import { readTextFile } from './text-file.ts';

/** A spine as it is on disk, before artifacts are looked into. */
export interface Spine {
  /** Folder of spine.toml. */
  readonly folder: string;
  /** Path of the package.json that has the version, from that folder. */
  readonly source: string;
  readonly version: string;
  readonly npmNames: ReadonlySet<string>;
  readonly artifacts: readonly FoundArtifact[];
  /** What spine.toml says. */
  readonly file: SpineFile;
}

/** An entry of spine.toml with the paths that it stands for, sorted, from the folder of spine.toml; or the reference of an image. */
export interface FoundArtifact {
  readonly artifact: Artifact;
  readonly paths: readonly string[];
}

/**
 * Reads a spine.toml and finds its artifacts. Throws `SPINE_FILE_INVALID`, `SPINE_SOURCE_INVALID`, `SPINE_VERSION_ILLEGAL`,
 * `SPINE_ARTIFACT_INVALID` for an npm manifest, and `SOURCE_READ_FAILED`.
 */
export async function readSpine(path: string): Promise<Spine> {
  const folder = dirname(path);
  const file = parseSpineFile((await readTextFile(path, 'SPINE_FILE_INVALID')).text, path);
  const version = await readVersion(join(folder, file.source));
  const artifacts = await Promise.all(
    file.artifact.map(async (artifact) => ({ artifact, paths: await findPaths(folder, artifact, version) })),
  );
  return { folder, source: file.source, version, npmNames: await readNpmNames(folder, artifacts), artifacts, file };
}

async function readVersion(path: string): Promise<string> {
  const { version } = npmIdentity((await readTextFile(path)).text, path);
  if (version === undefined) throw new SpineError('SPINE_SOURCE_INVALID', 'package.json has no version', { path });
  requireLegalVersion(version, path);
  return version;
}

/** A layout is a folder, an image in a registry is none of ours, everything else is a file. */
async function findPaths(folder: string, artifact: Artifact, version: string): Promise<readonly string[]> {
  if (artifact.kind === 'oci-registry') return [`${artifact.image}:${version}`];
  const { kind, path } = artifact;
  if (kind !== 'oci-layout') return findFiles(folder, path);
  return (await findFiles(folder, `${path}/index.json`)).map((one) => one.slice(0, -'/index.json'.length));
}

/** The files that a path or glob stands for, from the folder. The order does not depend on the machine. */
export async function findFiles(folder: string, path: string): Promise<readonly string[]> {
  const found = await glob(path, { cwd: folder, dot: true, ignore: ['**/node_modules/**'], expandDirectories: false });
  return found.toSorted(compareOrdinal);
}

async function readNpmNames(folder: string, artifacts: readonly FoundArtifact[]): Promise<ReadonlySet<string>> {
  const paths = artifacts.flatMap(({ artifact, paths: all }) => (artifact.kind === 'npm' ? all : []));
  const names = await Promise.all(
    paths.map(async (path) => npmIdentity((await readTextFile(join(folder, path))).text, path).name),
  );
  return new Set(names.filter((name) => name !== undefined));
}
