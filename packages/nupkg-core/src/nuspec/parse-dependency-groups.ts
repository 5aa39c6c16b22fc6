import {
  formatNuspecVersionRange,
  isPackageId,
  oncePerText,
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
  const first = new Map<string, NuspecDependency>();
  let more: Set<string> | undefined;
  for (const parent of parents) {
    for (const { attributes } of childElements(parent, 'dependency')) {
      const { id = '', version = '', include, exclude } = attributes;
      const key = dependencyIdKey(id) ?? failId(id, path);
      // NuspecReader without strict mode: a missing or malformed version means any version.
      const dependency = { id, range: tryParseVersionRange(version) ?? ANY_VERSION, include, exclude };
      const other = first.get(key);
      if (other === undefined) first.set(key, dependency);
      else if (!isAnother(dependency, other, (more ??= new Set()))) continue;
      found.push(dependency);
    }
  }
  return found;
}

/** Packages name the same few ids over and over. */
const dependencyIdKey = oncePerText((id) => (isPackageId(id) ? packageIdKey(id) : undefined));

function failId(found: string, path: string): never {
  throw new NupkgError('NUPKG_NUSPEC_INVALID', 'nuspec has a dependency without a package id', { path, found });
}

/** Whether a dependency is neither the first one of its id nor among `more`, where it is put then. */
function isAnother(dependency: NuspecDependency, first: NuspecDependency, more: Set<string>): boolean {
  const key = dependencyKey(dependency);
  if (key === dependencyKey(first) || more.has(key)) return false;
  more.add(key);
  return true;
}

/** Neither case nor the order of flags counts, nor what floats above the lower end of a range. */
function dependencyKey({ id, range, include, exclude }: NuspecDependency): string {
  const flags = [include, exclude].map((text) => dependencyFlags(text?.toLowerCase()).toSorted());
  return JSON.stringify([packageIdKey(id), formatNuspecVersionRange(range).toLowerCase(), ...flags]);
}
