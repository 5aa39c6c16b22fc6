import { type Digest, digestBytes, type NuGetVersion } from '@nuspine/primitives';
import { NupkgError } from '../errors.ts';
import { parsePrunedPackages } from '../resolve/parse-pruned-packages.ts';
import { parseXml, type XmlElement } from '../xml/parse-xml.ts';
import { childElements } from '../xml/xml-query.ts';
import type { AssemblyVersion } from './assembly-version.ts';

/** A file that a framework has. */
export interface FrameworkFile {
  readonly name: string;
  readonly assemblyVersion: AssemblyVersion | undefined;
  /** Undefined where the list does not say it. */
  readonly fileVersion: AssemblyVersion | undefined;
}

/** What a pack of the SDK says about the files of a framework. */
export interface FrameworkPack {
  /** What it calls itself: `Microsoft.NETCore.App.Ref`. */
  readonly name: string;
  /** Whether it lists what a machine has (`shared`), or what a self-contained app takes along (`runtime`). */
  readonly kind: 'shared' | 'runtime';
  /** Of the list that it was read from. */
  readonly digest: Digest;
  readonly files: readonly FrameworkFile[];
  /** By `packageIdKey`: packages that are no newer than what the framework has, up to that version. */
  readonly overrides: ReadonlyMap<string, NuGetVersion>;
}

/** The bytes of a list in a pack. */
export interface FrameworkList {
  readonly bytes: Uint8Array;
  readonly path: string;
}

/**
 * A targeting pack: its `PlatformManifest.txt`, a line `file|package|assembly version|file version` each, and its
 * `PackageOverrides.txt`. Throws `FRAMEWORK_PACK_INVALID` and `PRUNED_PACKAGES_INVALID`.
 */
export function parseTargetingPack({ bytes, path }: FrameworkList, overrides?: FrameworkList): FrameworkPack {
  const lines = new TextDecoder().decode(bytes).split(/\r?\n/);
  const rows = lines.filter((line) => line.trim() !== '').map((line) => line.split('|').map((part) => part.trim()));
  const [[, name = ''] = []] = rows;
  return {
    name,
    kind: 'shared',
    digest: digestBytes(bytes),
    files: rows.map((row) => manifestFile(row, path)),
    overrides: overrides === undefined ? new Map() : parsePrunedPackages(overrides.bytes, overrides.path),
  };
}

/** A runtime pack, by its `RuntimeList.xml`. Throws `FRAMEWORK_PACK_INVALID` and `NUPKG_XML_*`. */
export function parseRuntimePack({ bytes, path }: FrameworkList): FrameworkPack {
  const root = parseXml(bytes, path);
  const files = childElements(root, 'File').map(({ attributes }) => ({
    name: (attributes['Path'] ?? '').replace(/^.*\//, ''),
    assemblyVersion: optionalVersion(attributes['AssemblyVersion'], path),
    fileVersion: optionalVersion(attributes['FileVersion'], path),
  }));
  return listedPack('runtime', bytes, { root, name: root.attributes['FrameworkName'], files, path });
}

/**
 * The reference assemblies of a .NET Framework, by their `RedistList/FrameworkList.xml`, which knows no file versions.
 * Throws `FRAMEWORK_PACK_INVALID` and `NUPKG_XML_*`.
 */
export function parseReferenceAssemblies({ bytes, path }: FrameworkList): FrameworkPack {
  const root = parseXml(bytes, path);
  const files = childElements(root, 'File').map(({ attributes }) => ({
    name: `${attributes['AssemblyName'] ?? ''}.dll`,
    assemblyVersion: optionalVersion(attributes['Version'], path),
    fileVersion: undefined,
  }));
  return listedPack('shared', bytes, { root, name: root.attributes['Name'], files, path });
}

interface Listed {
  readonly root: XmlElement;
  readonly name: string | undefined;
  readonly files: readonly FrameworkFile[];
  readonly path: string;
}

function listedPack(
  kind: FrameworkPack['kind'],
  bytes: Uint8Array,
  { root, name, files, path }: Listed,
): FrameworkPack {
  if (root.name !== 'FileList' || name === undefined || files.length === 0) {
    throw invalidPack('list has no files of a framework', path, root.name);
  }
  return { name, kind, digest: digestBytes(bytes), files, overrides: new Map() };
}

function manifestFile(row: readonly string[], path: string): FrameworkFile {
  const [name = '', owner = '', assemblyVersion, fileVersion, ...rest] = row;
  if (name === '' || owner === '' || fileVersion === undefined || rest.length > 0) {
    throw invalidPack('line is not file|package|assembly version|file version', path, row.join('|'));
  }
  return {
    name,
    assemblyVersion: optionalVersion(assemblyVersion, path),
    fileVersion: optionalVersion(fileVersion, path),
  };
}

function optionalVersion(text: string | undefined, path: string): AssemblyVersion | undefined {
  if (text === undefined || text === '') return undefined;
  const [, ...parts] = /^(\d{1,9})\.(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?$/.exec(text) ?? [];
  if (parts.length === 0) throw invalidPack('version of a file is not four numbers', path, text);
  const [major = 0, minor = 0, build = 0, revision = 0] = parts.map((part: string | undefined) => Number(part ?? 0));
  return [major, minor, build, revision];
}

/** `found` is cut: it comes from a file that need not be a list at all. */
export function invalidPack(what: string, path: string, found?: string): NupkgError {
  const shown = found === undefined ? {} : { found: found.slice(0, 200) };
  return new NupkgError('FRAMEWORK_PACK_INVALID', `framework pack: ${what}`, { path, ...shown });
}
