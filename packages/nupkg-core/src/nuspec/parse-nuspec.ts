import {
  isPackageId,
  type NuGetVersion,
  type PackageId,
  trimWhiteSpace,
  tryParseFrameworkVersion,
  tryParseNuGetVersion,
} from '@nuspine/primitives';
import { NupkgError } from '../errors.ts';
import { parseXml, type XmlElement } from '../xml/parse-xml.ts';
import { childElement, childElements, localName, textOf } from '../xml/xml-query.ts';
import {
  elementNamed,
  elementsNamed,
  type MetadataElements,
  metadataElements,
  metadataText,
  namedText,
} from './metadata-elements.ts';
import { nuspecSchemaVersion } from './nuspec-schema.ts';
import type { ContentFileRule, Nuspec, NuspecRepository, PackageType } from './nuspec.ts';
import { parseDependencyGroups } from './parse-dependency-groups.ts';
import {
  parseFrameworkAssemblies,
  parseFrameworkReferenceGroups,
  parseReferenceGroups,
} from './parse-framework-lists.ts';
import { parseLicense } from './parse-license.ts';

/**
 * Reads a nuspec of any of the six schema versions. Elements are found by local name, the first of a kind counts,
 * and what NuGet tolerates is tolerated; a missing or malformed id or version is an error.
 * Throws `NUPKG_NUSPEC_INVALID`, `NUPKG_XML_INVALID`, `NUPKG_XML_FORBIDDEN`.
 */
export function parseNuspec(bytes: Uint8Array, path = '.nuspec'): Nuspec {
  const root = parseXml(bytes, path);
  const metadata = childElement(root, 'metadata');
  if (localName(root) !== 'package' || metadata === undefined) throw invalid(path, 'package/metadata', root.name);
  return readMetadata(root.attributes['xmlns'] ?? '', metadata, path);
}

function readMetadata(namespace: string, metadata: XmlElement, path: string): Nuspec {
  const elements = metadataElements(metadata);
  return {
    id: parseId(elements, path),
    version: parseVersion(elements, path),
    namespace,
    schemaVersion: nuspecSchemaVersion(namespace),
    title: metadataText(elements, 'title'),
    authors: metadataText(elements, 'authors'),
    owners: metadataText(elements, 'owners'),
    description: metadataText(elements, 'description'),
    summary: metadataText(elements, 'summary'),
    releaseNotes: metadataText(elements, 'releaseNotes'),
    copyright: metadataText(elements, 'copyright'),
    language: namedText(elements, 'language'),
    tags: metadataText(elements, 'tags'),
    projectUrl: metadataText(elements, 'projectUrl'),
    iconUrl: metadataText(elements, 'iconUrl'),
    icon: namedText(elements, 'icon'),
    readme: namedText(elements, 'readme'),
    licenseUrl: namedText(elements, 'licenseUrl'),
    requireLicenseAcceptance: metadataText(elements, 'requireLicenseAcceptance')?.toLowerCase() === 'true',
    developmentDependency: isDevelopmentDependency(elements, path),
    serviceable: isServiceable(elements, path),
    packageTypes: parsePackageTypes(elementsNamed(elements, 'packageTypes'), path),
    dependencyGroups: parseDependencyGroups(elementsNamed(elements, 'dependencies'), path),
    frameworkAssemblies: parseFrameworkAssemblies(elementsNamed(elements, 'frameworkAssemblies')),
    frameworkReferenceGroups: parseFrameworkReferenceGroups(elementsNamed(elements, 'frameworkReferences'), path),
    referenceGroups: parseReferenceGroups(elementsNamed(elements, 'references')),
    contentFiles: parseContentFiles(elementsNamed(elements, 'contentFiles'), path),
    license: parseLicense(elementNamed(elements, 'license')),
    repository: parseRepository(elementNamed(elements, 'repository')),
    minClientVersion: metadata.attributes['minClientVersion'],
  };
}

function parseId(elements: MetadataElements, path: string): PackageId {
  const id = namedText(elements, 'id') ?? '';
  if (!isPackageId(id)) throw invalid(path, 'a package id', id);
  return id;
}

function parseVersion(elements: MetadataElements, path: string): NuGetVersion {
  const text = namedText(elements, 'version') ?? '';
  const version = tryParseNuGetVersion(text);
  if (version === undefined) throw invalid(path, 'a NuGet version', text);
  return version;
}

// Each flag has its own idea of what true is.
function isDevelopmentDependency(elements: MetadataElements, path: string): boolean {
  const element = elementNamed(elements, 'developmentDependency');
  return element !== undefined && parseFlag(trimWhiteSpace(textOf(element)), 'developmentDependency', path);
}

function isServiceable(elements: MetadataElements, path: string): boolean {
  const element = elementNamed(elements, 'serviceable');
  return element !== undefined && parseXmlFlag(textOf(element), 'serviceable', path);
}

/** As .NET's Boolean.Parse: `true` and `false` in any case, nothing else. */
function parseFlag(text: string, name: string, path: string): boolean {
  const value = text.toLowerCase();
  if (value !== 'true' && value !== 'false') throw invalid(path, `true or false in ${name}`, text);
  return value === 'true';
}

/** As XML Schema writes a boolean. */
function parseXmlFlag(text: string, name: string, path: string): boolean {
  const value = text.trim();
  if (!['true', 'false', '1', '0'].includes(value)) throw invalid(path, `true, false, 1 or 0 in ${name}`, text);
  return value === 'true' || value === '1';
}

function parseContentFiles(elements: readonly XmlElement[], path: string): readonly ContentFileRule[] {
  const files = elements.flatMap((element) => childElements(element, 'files'));
  return files.map(({ attributes }) => {
    const { include, exclude, buildAction, copyToOutput, flatten } = attributes;
    if (include === undefined) throw invalid(path, 'include in each rule of contentFiles', include);
    return {
      include,
      exclude: exclude === '' ? undefined : exclude,
      buildAction,
      copyToOutput: copyToOutput === undefined ? undefined : parseFlag(copyToOutput, 'copyToOutput', path),
      flatten: flatten === undefined ? undefined : parseFlag(flatten, 'flatten', path),
    };
  });
}

function parseRepository(element: XmlElement | undefined): NuspecRepository | undefined {
  if (element === undefined) return undefined;
  const { type, url, branch, commit } = element.attributes;
  return { type, url, branch, commit };
}

/** A type without a name or with a version that .NET cannot read is an error to NuGet too. */
function parsePackageTypes(elements: readonly XmlElement[], path: string): readonly PackageType[] {
  const types = elements.flatMap((element) => childElements(element, 'packageType'));
  return types.map(({ attributes }) => {
    const { name, version } = attributes;
    if (name === undefined || name === '') throw invalid(path, 'a name for each package type', name);
    if (version !== undefined && tryParseFrameworkVersion(version) === undefined) {
      throw invalid(path, 'a version such as 1.0 for each package type', version);
    }
    return { name, version };
  });
}

function invalid(path: string, wanted: string, found: unknown): NupkgError {
  return new NupkgError('NUPKG_NUSPEC_INVALID', `nuspec does not have ${wanted}`, { path, wanted, found });
}
