import { parseTargetFramework, parseVersionRange, tryParseVersionRange, type VersionRange } from '@nuspine/primitives';
import type { XmlElement } from '../xml/parse-xml.ts';
import { childElements } from '../xml/xml-query.ts';
import type { DependencyGroup, NuspecDependency } from './nuspec.ts';

const ANY_VERSION: VersionRange = parseVersionRange('( , )');

/** NuspecReader.GetDependencyGroups: where there are groups, dependencies outside them are ignored. */
export function parseDependencyGroups(element: XmlElement | undefined): readonly DependencyGroup[] {
  const groups = childElements(element, 'group');
  if (groups.length > 0) return groups.map(parseGroup);
  const flat = parseDependencies(element);
  return flat.length === 0 ? [] : [{ framework: undefined, dependencies: flat }];
}

function parseGroup(group: XmlElement): DependencyGroup {
  const text = group.attributes['targetFramework']?.trim() ?? '';
  return {
    framework: text === '' ? undefined : parseTargetFramework(text),
    dependencies: parseDependencies(group),
  };
}

function parseDependencies(parent: XmlElement | undefined): readonly NuspecDependency[] {
  return childElements(parent, 'dependency').flatMap(({ attributes }) => {
    const id = attributes['id'];
    if (id === undefined) return [];
    const { version = '', include, exclude } = attributes;
    // NuspecReader without strict mode: a missing or malformed version means any version.
    return [{ id, range: tryParseVersionRange(version) ?? ANY_VERSION, include, exclude }];
  });
}
