import { parseNuGetVersion, parseTargetFramework, parseVersionRange, type VersionRange } from '@nuspine/primitives';
import { documentChecker, type DocumentFault, documentReader, type RefuseDocument } from '@nuspine/primitives/json';
import Type, { type Static } from 'typebox';
import { NupkgError } from '../errors.ts';
import {
  LOCK_FILE_VERSIONS,
  LOCKED_PACKAGE_TYPES,
  type LockedPackage,
  type LockFile,
  type LockTarget,
} from './lock-file.ts';

const lockedPackage = Type.Object({
  type: Type.Enum(LOCKED_PACKAGE_TYPES),
  requested: Type.Optional(Type.String()),
  resolved: Type.Optional(Type.String()),
  contentHash: Type.Optional(Type.String()),
  dependencies: Type.Optional(Type.Record(Type.String(), Type.String())),
});

const lockedPackages = Type.Record(Type.String(), lockedPackage);

const readHeader = documentReader(Type.Object({ version: Type.Integer() }), { byteOrderMark: true });
const checkEarly = documentChecker(Type.Object({ dependencies: Type.Record(Type.String(), lockedPackages) }));
const checkAliased = documentChecker(
  Type.Record(Type.String(), Type.Object({ framework: Type.String(), dependencies: lockedPackages })),
);

/** Names of targets, as `net8.0/win-x64`, with what they hold. In version 3 a name is the project's own. */
type NamedTargets = Readonly<Record<string, { framework?: string; dependencies: Static<typeof lockedPackages> }>>;

/**
 * Reads a `packages.lock.json` of version 1, 2 or 3 (NuGet.ProjectModel, PackagesLockFileFormat). Where NuGet takes a
 * malformed file for one that is out of date and writes it anew, this throws `LOCK_FILE_INVALID`.
 */
export function parseLockFile(bytes: Uint8Array, path: string): LockFile {
  const refuse = (found: readonly DocumentFault[], cause?: unknown): never => {
    throw new NupkgError('LOCK_FILE_INVALID', 'file is no packages.lock.json', { path, found, cause });
  };
  const document = readHeader(bytes, refuse);
  const version = LOCK_FILE_VERSIONS.find((known) => known === document.version);
  if (version === undefined) {
    throw new NupkgError('LOCK_FILE_INVALID', 'lock file is of a version that is not known here', {
      path,
      wanted: LOCK_FILE_VERSIONS,
      found: document.version,
    });
  }
  const named = version === 3 ? aliasedTargets(document, refuse) : earlyTargets(document, refuse);
  return { version, targets: Object.entries(named).map((target) => targetOf(target, path)) };
}

function earlyTargets(document: object, refuse: RefuseDocument): NamedTargets {
  const targets = Object.entries(checkEarly(document, refuse).dependencies);
  return Object.fromEntries(targets.map(([name, dependencies]) => [name, { dependencies }]));
}

/** Targets stand beside the version; as for NuGet, a member that names no framework is none. */
function aliasedTargets(document: object, refuse: RefuseDocument): NamedTargets {
  const targets = Object.entries(document).filter(([, member]: [string, unknown]) => isAliasedTarget(member));
  return checkAliased(Object.fromEntries(targets), refuse);
}

function isAliasedTarget(member: unknown): boolean {
  return typeof member === 'object' && member !== null && 'framework' in member;
}

function targetOf([name, { framework, dependencies }]: [string, NamedTargets[string]], path: string): LockTarget {
  const [alias = '', rid] = name.split('/');
  return {
    ...(framework === undefined ? {} : { alias }),
    framework: parseTargetFramework(framework ?? alias),
    rid,
    packages: Object.entries(dependencies).map(([id, entry]) => packageOf(id, entry, path)),
  };
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
