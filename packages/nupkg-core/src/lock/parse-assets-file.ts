import {
  packageIdKey,
  parseNuGetVersion,
  parseTargetFramework,
  parseVersionRange,
  type TargetFramework,
  type VersionRange,
} from '@nuspine/primitives';
import { type DocumentFault, documentReader } from '@nuspine/primitives/json';
import Type, { type Static } from 'typebox';
import { NupkgError } from '../errors.ts';
import type { AssetsFile, AssetsLibrary, AssetsMessage, AssetsRequests } from './assets-file.ts';

const text = Type.String();
const library = Type.Object({ type: text, dependencies: Type.Optional(Type.Record(text, text)) });
const reference = Type.Object({ target: Type.Optional(text), version: Type.Optional(text) });
const framework = Type.Object({
  framework: Type.Optional(text),
  dependencies: Type.Optional(Type.Record(text, reference)),
  centralPackageVersions: Type.Optional(Type.Record(text, text)),
  downloadDependencies: Type.Optional(Type.Array(Type.Object({ name: text, version: text }))),
});
const restore = Type.Object({
  projectName: Type.Optional(text),
  CentralPackageTransitivePinningEnabled: Type.Optional(Type.Boolean()),
});
const message = Type.Object({
  code: text,
  level: text,
  message: Type.Optional(text),
  libraryId: Type.Optional(text),
  targetGraphs: Type.Optional(Type.Array(text)),
});

const schema = Type.Object({
  version: Type.Enum([2, 3, 4]),
  targets: Type.Record(text, Type.Record(text, library)),
  project: Type.Object({
    restore: Type.Optional(restore),
    frameworks: Type.Record(text, framework),
  }),
  logs: Type.Optional(Type.Array(message)),
});

const readDocument = documentReader(schema, { byteOrderMark: true });

/**
 * Reads a `project.assets.json` (NuGet.ProjectModel, LockFileFormat), also that of a restore that failed.
 * Throws `ASSETS_FILE_INVALID`.
 */
export function parseAssetsFile(bytes: Uint8Array, path: string): AssetsFile {
  const refuse = (found: readonly DocumentFault[], cause?: unknown): never => {
    throw new NupkgError('ASSETS_FILE_INVALID', 'file is no project.assets.json', { path, found, cause });
  };
  const { targets, project, logs = [] } = readDocument(bytes, refuse);
  // In version 4 targets and frameworks stand under the project's own names for them, which the frameworks translate.
  const frameworkOf = (alias: string): TargetFramework =>
    parseTargetFramework(project.frameworks[alias]?.framework ?? alias);
  const pinning = project.restore?.CentralPackageTransitivePinningEnabled === true;
  try {
    return {
      project: project.restore?.projectName ?? '',
      targets: Object.entries(targets).map(([name, libraries]) => {
        const [alias = '', rid] = name.split('/');
        return { alias, framework: frameworkOf(alias), rid, libraries: Object.entries(libraries).map(libraryOf) };
      }),
      requests: Object.entries(project.frameworks).map(([alias, wanted]) => ({
        alias,
        framework: frameworkOf(alias),
        ...requestsOf(wanted, pinning),
      })),
      messages: logs.map(messageOf),
      downloads: Object.values(project.frameworks).flatMap(({ downloadDependencies = [] }) =>
        downloadDependencies.flatMap(({ name, version }) => downloadsOf(name, version)),
      ),
    };
  } catch (cause) {
    throw new NupkgError('ASSETS_FILE_INVALID', 'assets file has a malformed version', { path, cause });
  }
}

function libraryOf([name, { type, dependencies = {} }]: [string, Static<typeof library>]): AssetsLibrary {
  const [id = '', version = ''] = name.split('/');
  return {
    type: type === 'package' ? 'package' : 'project',
    id,
    version: parseNuGetVersion(version),
    dependencies: Object.entries(dependencies).map(([wanted, range]) => ({ id: wanted, range: rangeOf(range) })),
  };
}

/** A reference without a version asks for any. */
function requestsOf(wanted: Static<typeof framework>, pinning: boolean): Pick<AssetsRequests, 'requests' | 'pins'> {
  const { dependencies = {}, centralPackageVersions = {} } = wanted;
  const packages = Object.entries(dependencies).filter(([, { target = 'Package' }]) => target === 'Package');
  const central = pinning ? Object.entries(centralPackageVersions) : [];
  return {
    requests: packages.map(([id, { version = '' }]) => ({ id, range: rangeOf(version) })),
    pins: new Map(central.map(([id, range]) => [packageIdKey(id), rangeOf(range)])),
  };
}

/** `[9.0.20, 9.0.20]`, one for each version: NuGet takes exact versions only (NU1104 otherwise). */
function downloadsOf(id: string, ranges: string): AssetsFile['downloads'] {
  return ranges
    .split(';')
    .flatMap((range) => parseVersionRange(range.trim()).min ?? [])
    .map((version) => ({ id, version }));
}

function messageOf(log: Static<typeof message>): AssetsMessage {
  const { code, level, message: words = '', libraryId, targetGraphs = [] } = log;
  return { code, level: levelOf(level), text: words, id: libraryId, targets: targetGraphs };
}

function levelOf(level: string): AssetsMessage['level'] {
  if (level === 'Error') return 'error';
  return level === 'Warning' ? 'warning' : 'information';
}

function rangeOf(words: string): VersionRange {
  return parseVersionRange(words === '' ? '( , )' : words);
}
