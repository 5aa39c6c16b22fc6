import { parseTargetFramework, type TargetFramework, trimWhiteSpace } from '@nuspine/primitives';
import { NupkgError } from '../errors.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { childElements } from '../xml/xml-query.ts';
import type { FrameworkAssembly, FrameworkReferenceGroup } from './nuspec.ts';

/** Assemblies of the .NET Framework itself, with the frameworks that need them. */
export function parseFrameworkAssemblies(elements: readonly XmlElement[]): readonly FrameworkAssembly[] {
  return grandchildren(elements, 'frameworkAssembly').flatMap(({ attributes }) => {
    const { assemblyName = '', targetFramework = '' } = attributes;
    if (assemblyName === '') return [];
    const names = targetFramework.split(',').filter((name) => name !== '');
    return [{ assemblyName, frameworks: names.map((name) => parseTargetFramework(trimWhiteSpace(name))) }];
  });
}

/**
 * Shared frameworks such as Microsoft.AspNetCore.App, by target framework. Throws `NUPKG_NUSPEC_INVALID` for a group
 * that has none: unlike other groups these hold for no framework but their own.
 */
export function parseFrameworkReferenceGroups(
  elements: readonly XmlElement[],
  path: string,
): readonly FrameworkReferenceGroup[] {
  return grandchildren(elements, 'group').map((group) => {
    const framework = group.attributes['targetFramework'];
    if (framework === undefined) {
      throw new NupkgError('NUPKG_NUSPEC_INVALID', 'nuspec has framework references without a framework', { path });
    }
    return {
      framework: parseTargetFramework(framework),
      names: distinct(attributeOf([group], 'frameworkReference', 'name')),
    };
  });
}

/** Assemblies to reference, by target framework; a list without groups holds for any. */
export function parseReferenceGroups(elements: readonly XmlElement[]): readonly FrameworkReferenceGroup[] {
  const groups = grandchildren(elements, 'group').map((group) => ({
    framework: groupFramework(group),
    names: attributeOf([group], 'reference', 'file'),
  }));
  if (groups.length > 0) return groups;
  const names = attributeOf(elements, 'reference', 'file');
  return names.length === 0 ? [] : [{ framework: undefined, names }];
}

/** The framework that a group is for; undefined for one that holds for any. */
export function groupFramework(group: XmlElement): TargetFramework | undefined {
  const text = group.attributes['targetFramework'] ?? '';
  return text === '' ? undefined : parseTargetFramework(text);
}

function grandchildren(elements: readonly XmlElement[], name: string): readonly XmlElement[] {
  return elements.flatMap((element) => childElements(element, name));
}

function attributeOf(parents: readonly XmlElement[], name: string, attribute: string): readonly string[] {
  return grandchildren(parents, name).flatMap(({ attributes }) => attributes[attribute] || []);
}

/** Of names that differ only in case, the first. */
function distinct(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return names.filter((name) => !seen.has(name.toUpperCase()) && seen.add(name.toUpperCase()));
}
