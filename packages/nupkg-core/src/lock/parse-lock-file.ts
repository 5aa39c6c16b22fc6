import { parseNuGetVersion, parseTargetFramework, parseVersionRange, type VersionRange } from '@nuspine/primitives';
import { type DocumentFault, documentReader } from '@nuspine/primitives/json';
import Type, { type Static } from 'typebox';
import { NupkgError } from '../errors.ts';
import { LOCKED_PACKAGE_TYPES, type LockedPackage, type LockFile, type LockTarget } from './lock-file.ts';

const lockedPackage = Type.Object({
  type: Type.Enum(LOCKED_PACKAGE_TYPES),
  requested: Type.Optional(Type.String()),
  resolved: Type.Optional(Type.String()),
  contentHash: Type.Optional(Type.String()),
  dependencies: Type.Optional(Type.Record(Type.String(), Type.String())),
});

const schema = Type.Object({
  version: Type.Enum([1, 2]),
  dependencies: Type.Record(Type.String(), Type.Record(Type.String(), lockedPackage)),
});

const readDocument = documentReader(schema, { byteOrderMark: true });

/**
 * Reads a `packages.lock.json` of version 1 or 2 (NuGet.ProjectModel, PackagesLockFileFormat). Where NuGet takes a
 * malformed file for one that is out of date and writes it anew, this throws `LOCK_FILE_INVALID`.
 */
export function parseLockFile(bytes: Uint8Array, path: string): LockFile {
  const refuse = (found: readonly DocumentFault[], cause?: unknown): never => {
    throw new NupkgError('LOCK_FILE_INVALID', 'file is no packages.lock.json', { path, found, cause });
  };
  const { version, dependencies } = readDocument(bytes, refuse);
  const targets = Object.entries(dependencies).map(([name, packages]): LockTarget => {
    const [framework = '', rid] = name.split('/');
    const entries = Object.entries(packages);
    return {
      framework: parseTargetFramework(framework),
      rid,
      packages: entries.map(([id, entry]) => packageOf(id, entry, path)),
    };
  });
  return { version, targets };
}

function packageOf(id: string, entry: Static<typeof lockedPackage>, path: string): LockedPackage {
  const { type, requested, resolved, contentHash, dependencies = {} } = entry;
  try {
    return {
      id,
      type,
      requested: requested === undefined ? undefined : rangeOf(requested),
      resolved: resolved === undefined ? undefined : parseNuGetVersion(resolved),
      contentHash,
      dependencies: Object.entries(dependencies).map(([name, range]) => ({ id: name, range: rangeOf(range) })),
    };
  } catch (cause) {
    throw new NupkgError('LOCK_FILE_INVALID', `lock file has a malformed version at ${id}`, { path, found: id, cause });
  }
}

function rangeOf(text: string): VersionRange {
  // NuGet writes a range without ends, and none at all, as nothing.
  return parseVersionRange(text === '' ? '( , )' : text);
}
