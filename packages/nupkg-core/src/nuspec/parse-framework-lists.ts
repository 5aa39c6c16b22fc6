import { parseTargetFramework } from '@nuspine/primitives';
import type { XmlElement } from '../xml/parse-xml.ts';
import { childElements } from '../xml/xml-query.ts';
import type { FrameworkAssembly, FrameworkReferenceGroup } from './nuspec.ts';

/** Assemblies of the .NET Framework itself, with the frameworks that need them. */
export function parseFrameworkAssemblies(element: XmlElement | undefined): readonly FrameworkAssembly[] {
  return childElements(element, 'frameworkAssembly').flatMap(({ attributes }) => {
    const assemblyName = attributes['assemblyName'];
    if (assemblyName === undefined) return [];
    const names = (attributes['targetFramework'] ?? '').split(/[,;]/).filter((name) => name.trim() !== '');
    return [{ assemblyName, frameworks: names.map((name) => parseTargetFramework(name.trim())) }];
  });
}

/** Shared frameworks such as Microsoft.AspNetCore.App, by target framework. */
export function parseFrameworkReferenceGroups(element: XmlElement | undefined): readonly FrameworkReferenceGroup[] {
  return childElements(element, 'group').map((group) => parseGroup(group, 'frameworkReference', 'name'));
}

/** Assemblies to reference, by target framework; a list without groups holds for any. */
export function parseReferenceGroups(element: XmlElement | undefined): readonly FrameworkReferenceGroup[] {
  const groups = childElements(element, 'group').map((group) => parseGroup(group, 'reference', 'file'));
  if (groups.length > 0 || element === undefined) return groups;
  return [parseGroup(element, 'reference', 'file')].filter(({ names }) => names.length > 0);
}

function parseGroup(group: XmlElement, name: string, attribute: string): FrameworkReferenceGroup {
  const text = group.attributes['targetFramework']?.trim() ?? '';
  return {
    framework: text === '' ? undefined : parseTargetFramework(text),
    names: childElements(group, name).flatMap(({ attributes }) => attributes[attribute] ?? []),
  };
}
