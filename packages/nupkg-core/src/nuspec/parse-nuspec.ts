import { isPackageId, tryParseNuGetVersion } from '@nuspine/primitives';
import { NupkgError } from '../errors.ts';
import { parseXml, type XmlElement } from '../xml/parse-xml.ts';
import { childElement, childElements, childText, localName } from '../xml/xml-query.ts';
import type { ContentFileRule, Nuspec, NuspecLicense, NuspecRepository, PackageType } from './nuspec.ts';
import { parseDependencyGroups } from './parse-dependency-groups.ts';
import {
  parseFrameworkAssemblies,
  parseFrameworkReferenceGroups,
  parseReferenceGroups,
} from './parse-framework-lists.ts';

/**
 * Reads a nuspec of any of the six schema versions. Elements are found by local name, the first of a kind counts,
 * and what NuGet tolerates is tolerated; a missing or malformed id or version is an error.
 * Throws `NUPKG_NUSPEC_INVALID`, `NUPKG_XML_INVALID`, `NUPKG_XML_FORBIDDEN`.
 */
export function parseNuspec(bytes: Uint8Array, path = '.nuspec'): Nuspec {
  const root = parseXml(bytes, path);
  const metadata = childElement(root, 'metadata');
  if (localName(root) !== 'package' || metadata === undefined) throw invalid(path, 'package/metadata', root.name);
  const text = (name: string): string | undefined => statedText(childText(metadata, name));
  const flag = (name: string): boolean => parseFlag(text(name), name, path) ?? false;
  return {
    ...parseIdentity(metadata, path),
    title: text('title'),
    authors: text('authors'),
    owners: text('owners'),
    description: text('description'),
    summary: text('summary'),
    releaseNotes: text('releaseNotes'),
    copyright: text('copyright'),
    language: text('language'),
    tags: text('tags'),
    projectUrl: text('projectUrl'),
    iconUrl: text('iconUrl'),
    icon: text('icon'),
    readme: text('readme'),
    license: parseLicense(childElement(metadata, 'license')),
    licenseUrl: text('licenseUrl'),
    repository: parseRepository(childElement(metadata, 'repository')),
    minClientVersion: metadata.attributes['minClientVersion'],
    requireLicenseAcceptance: flag('requireLicenseAcceptance'),
    developmentDependency: flag('developmentDependency'),
    serviceable: flag('serviceable'),
    packageTypes: parsePackageTypes(childElement(metadata, 'packageTypes')),
    dependencyGroups: parseDependencyGroups(childElements(metadata, 'dependencies'), path),
    frameworkAssemblies: parseFrameworkAssemblies(childElement(metadata, 'frameworkAssemblies')),
    frameworkReferenceGroups: parseFrameworkReferenceGroups(childElement(metadata, 'frameworkReferences')),
    referenceGroups: parseReferenceGroups(childElement(metadata, 'references')),
    contentFiles: parseContentFiles(childElement(metadata, 'contentFiles'), path),
  };
}

function parseIdentity(metadata: XmlElement, path: string): Pick<Nuspec, 'id' | 'version'> {
  const id = childText(metadata, 'id')?.trim() ?? '';
  if (!isPackageId(id)) throw invalid(path, 'a package id', id);
  const text = childText(metadata, 'version') ?? '';
  const version = tryParseNuGetVersion(text);
  if (version === undefined) throw invalid(path, 'a NuGet version', text);
  return { id, version };
}

/** White space alone is what NuGet's reader drops; around text it stays. */
function statedText(text: string | undefined): string | undefined {
  return text?.trim() === '' ? undefined : text;
}

/** NuspecReader parses booleans as .NET does: `true` and `false` in any case, nothing else. */
function parseFlag(text: string | undefined, name: string, path: string): boolean | undefined {
  const value = text?.trim().toLowerCase() ?? '';
  if (value === '') return undefined;
  if (value !== 'true' && value !== 'false') throw invalid(path, `true or false in ${name}`, text);
  return value === 'true';
}

function parseContentFiles(element: XmlElement | undefined, path: string): readonly ContentFileRule[] {
  return childElements(element, 'files').map(({ attributes }) => {
    const { include, exclude, buildAction, copyToOutput, flatten } = attributes;
    if (include === undefined) throw invalid(path, 'include in each rule of contentFiles', include);
    return {
      include,
      exclude,
      buildAction,
      copyToOutput: parseFlag(copyToOutput, 'copyToOutput', path),
      flatten: parseFlag(flatten, 'flatten', path),
    };
  });
}

/** A license without a type that is known reads as absent. */
function parseLicense(element: XmlElement | undefined): NuspecLicense | undefined {
  const type = element?.attributes['type']?.trim().toLowerCase();
  const text = element === undefined ? '' : childTextOf(element);
  return (type === 'expression' || type === 'file') && text !== '' ? { type, text } : undefined;
}

function parseRepository(element: XmlElement | undefined): NuspecRepository | undefined {
  if (element === undefined) return undefined;
  const { type, url, branch, commit } = element.attributes;
  return { type, url, branch, commit };
}

function parsePackageTypes(element: XmlElement | undefined): readonly PackageType[] {
  return childElements(element, 'packageType').flatMap(({ attributes }) =>
    attributes['name'] === undefined ? [] : [{ name: attributes['name'], version: attributes['version'] }],
  );
}

function childTextOf(element: XmlElement): string {
  return element.children
    .flatMap((node) => (node.kind === 'text' || node.kind === 'cdata' ? [node.text] : []))
    .join('')
    .trim();
}

function invalid(path: string, wanted: string, found: unknown): NupkgError {
  return new NupkgError('NUPKG_NUSPEC_INVALID', `nuspec does not have ${wanted}`, { path, wanted, found });
}
