import type { TargetFramework } from '@nuspine/primitives';
import { folderFramework } from './folder-framework.ts';

/** A file of a package that NuGet's conventions for run-time assets speak of. */
export interface AssetPath {
  /** Path in the package, as its entry is named. */
  readonly path: string;
  readonly kind: 'managed' | 'resource' | 'native';
  /** The runtime the file is for; undefined for files under `lib/`. */
  readonly rid: string | undefined;
  /** Undefined for native files of any framework. */
  readonly framework: TargetFramework | undefined;
  /** What follows the folders above: `App.dll`, `de/App.resources.dll`, `libx.so`. */
  readonly name: string;
  /** Whether the file itself is brought along. The others only stand for their folder, as `_._` does. */
  readonly isPayload: boolean;
}

/** Says that a folder is supported and has nothing in it. */
export const PLACEHOLDER = '_._';

// NuGet's ManagedCodeConventions take two or three characters, alone or before a dash.
const LOCALE = /^[^-]{2,3}(-.*)?$/;

/**
 * Sorts one path into the conventions (NuGet.Packaging, ManagedCodeConventions): `lib/{tfm}`, `lib`,
 * `runtimes/{rid}/lib/{tfm}`, `runtimes/{rid}/native`, `runtimes/{rid}/nativeassets/{tfm}`. A file under a culture folder
 * is a resource as well as a stand-in for the managed group, so one path gives up to two answers.
 */
export function readAssetPath(path: string): readonly AssetPath[] {
  const [top = '', ...rest] = path.split('/');
  if (top.toLowerCase() === 'lib') return libraryAssets(path, undefined, rest);
  if (top.toLowerCase() !== 'runtimes') return [];
  const [rid = '', folder = '', ...below] = rest;
  switch (folder.toLowerCase()) {
    case 'lib':
      return libraryAssets(path, rid, below);
    case 'native':
      return nativeAssets(path, rid, undefined, below);
    case 'nativeassets':
      return nativeAssets(path, rid, folderFramework(below[0] ?? ''), below.slice(1));
    default:
      return [];
  }
}

function libraryAssets(path: string, rid: string | undefined, segments: readonly string[]): readonly AssetPath[] {
  const [folder = '', ...names] = segments;
  const isRoot = rid === undefined && names.length === 0;
  const framework = folderFramework(isRoot ? '' : folder);
  if (framework === undefined || segments.length === 0) return [];
  const name = isRoot ? folder : names.join('/');
  const managed: AssetPath = { path, kind: 'managed', rid, framework, name, isPayload: isAssembly(name) };
  const [locale = ''] = names;
  if (names.length < 2 || !LOCALE.test(locale)) return [managed];
  return [managed, { ...managed, kind: 'resource', isPayload: names.length === 2 && /\.resources\.dll$/i.test(name) }];
}

function nativeAssets(
  path: string,
  rid: string,
  framework: TargetFramework | undefined,
  names: readonly string[],
): readonly AssetPath[] {
  const name = names.join('/');
  return name === '' ? [] : [{ path, kind: 'native', rid, framework, name, isPayload: name !== PLACEHOLDER }];
}

function isAssembly(name: string): boolean {
  return /^[^/]+\.(dll|exe|winmd)$/i.test(name);
}
