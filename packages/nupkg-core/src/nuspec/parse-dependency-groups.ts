import {
  formatNuspecVersionRange,
  isPackageId,
  packageIdKey,
  parseVersionRange,
  tryParseVersionRange,
  type VersionRange,
} from '@nuspine/primitives';
import { NupkgError } from '../errors.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { childElements } from '../xml/xml-query.ts';
import { dependencyFlags } from './dependency-flags.ts';
import type { DependencyGroup, NuspecDependency } from './nuspec.ts';
import { groupFramework } from './parse-framework-lists.ts';

const ANY_VERSION: VersionRange = parseVersionRange('( , )');

/**
 * NuspecReader.GetDependencyGroups over all `dependencies` elements: where there are groups, dependencies outside them
 * are ignored. Throws `NUPKG_NUSPEC_INVALID` for a dependency whose id is none: feeds look for files of that name.
 */
export function parseDependencyGroups(elements: readonly XmlElement[], path: string): readonly DependencyGroup[] {
  const groups = elements.flatMap((element) => childElements(element, 'group'));
  if (groups.length > 0) return groups.map((group) => parseGroup(group, path));
  const flat = parseDependencies(elements, path);
  return flat.length === 0 ? [] : [{ framework: undefined, dependencies: flat }];
}

function parseGroup(group: XmlElement, path: string): DependencyGroup {
  return { framework: groupFramework(group), dependencies: parseDependencies([group], path) };
}

/** A dependency that is listed twice, with the same range and flags, is one. */
function parseDependencies(parents: readonly XmlElement[], path: string): readonly NuspecDependency[] {
  const found: NuspecDependency[] = [];
  const byId = new Map<string, NuspecDependency[]>();
  for (const { attributes } of parents.flatMap((parent) => childElements(parent, 'dependency'))) {
    const { id = '', version = '', include, exclude } = attributes;
    if (!isPackageId(id)) {
      throw new NupkgError('NUPKG_NUSPEC_INVALID', 'nuspec has a dependency without a package id', { path, found: id });
    }
    // NuspecReader without strict mode: a missing or malformed version means any version.
    const dependency = { id, range: tryParseVersionRange(version) ?? ANY_VERSION, include, exclude };
    const key = packageIdKey(id);
    const others = byId.get(key);
    if (others?.some((other) => dependencyKey(other) === dependencyKey(dependency)) === true) continue;
    if (others === undefined) byId.set(key, [dependency]);
    else others.push(dependency);
    found.push(dependency);
  }
  return found;
}

/** Neither case nor the order of flags counts, nor what floats above the lower end of a range. */
function dependencyKey({ id, range, include, exclude }: NuspecDependency): string {
  const flags = [include, exclude].map((text) => dependencyFlags(text?.toLowerCase()).toSorted());
  return JSON.stringify([packageIdKey(id), formatNuspecVersionRange(range).toLowerCase(), ...flags]);
}
