import { applyPins, findPins } from '@nuspine/spine';

const PATH = 'project file';

/** The version that a project file or Directory.Build.props says, if it says one. */
export function readProjectVersion(text: string): string | undefined {
  const [version] = valuesOf(text, 'Version');
  if (version !== undefined) return version;
  const [prefix] = valuesOf(text, 'VersionPrefix');
  const [suffix] = valuesOf(text, 'VersionSuffix');
  return prefix === undefined || suffix === undefined || suffix === '' ? prefix : `${prefix}-${suffix}`;
}

/** The text with the version in every place that has one; nothing if there is none. */
export function writeProjectVersion(text: string, version: string): string | undefined {
  if (readProjectVersion(text) === undefined) return undefined;
  const context = { path: PATH, version, npmNames: new Set<string>() };
  return ['Version', 'VersionPrefix', 'VersionSuffix'].reduce(
    (written, property) => applyPins(written, findPins(written, { kind: 'msbuild', path: PATH, property }, context)),
    text,
  );
}

/** A project file with a version where it had none: in its first property group, with the indentation of that. */
export function addProjectVersion(text: string, version: string): string | undefined {
  const group = /^([ \t]*)<PropertyGroup>(\r?\n)([ \t]*)/m.exec(text);
  if (group === null) return undefined;
  const [found, , lineEnd = '\n', indent = ''] = group;
  const at = group.index + found.length;
  return `${text.slice(0, at)}<Version>${version}</Version>${lineEnd}${indent}${text.slice(at)}`;
}

/** The id that the package of a project file has. */
export function packageIdOf(text: string, fileName: string): string {
  return valuesOf(text, 'PackageId')[0] ?? fileName.replace(/\.\w+proj$/, '');
}

/** What a file wants of a package: the text of `Version` beside `Include`. */
export function readReference(text: string, id: string): string | undefined {
  return referencePattern(id).exec(text)?.[2];
}

/** The text with another version of a package in every reference that has one. */
export function writeReference(text: string, id: string, version: string): string {
  return text.replaceAll(
    new RegExp(referencePattern(id), 'gi'),
    (_all, before: string, _old: string, after: string) => {
      return `${before}${version}${after}`;
    },
  );
}

function referencePattern(id: string): RegExp {
  const escaped = id.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(<Package(?:Reference|Version)\\s+(?:Include|Update)="${escaped}"\\s+Version=")([^"]*)(")`, 'i');
}

function valuesOf(text: string, property: string): readonly string[] {
  const context = { path: PATH, version: '0.0.0', npmNames: new Set<string>() };
  return findPins(text, { kind: 'msbuild', path: PATH, property }, context).map(({ found }) => found);
}
