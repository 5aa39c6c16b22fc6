import { isPackageId, trimWhiteSpace, tryParseFrameworkVersion, tryParseNuGetVersion } from '@nuspine/primitives';
import { NupkgError } from '../errors.ts';
import { parseXml, type XmlElement } from '../xml/parse-xml.ts';
import { childElement, childElements, childText, localName } from '../xml/xml-query.ts';
import { metadataTexts, namedTexts, type TextOf } from './metadata-texts.ts';
import { nuspecSchemaVersion } from './nuspec-schema.ts';
import type { ContentFileRule, Nuspec, NuspecRepository, PackageType } from './nuspec.ts';
import { parseDependencyGroups } from './parse-dependency-groups.ts';
import {
  parseFrameworkAssemblies,
  parseFrameworkReferenceGroups,
  parseReferenceGroups,
} from './parse-framework-lists.ts';
import { parseLicense } from './parse-license.ts';

type TextName =
  | 'title'
  | 'authors'
  | 'owners'
  | 'description'
  | 'summary'
  | 'releaseNotes'
  | 'copyright'
  | 'language'
  | 'tags'
  | 'projectUrl'
  | 'iconUrl'
  | 'icon'
  | 'readme'
  | 'licenseUrl';

/**
 * Reads a nuspec of any of the six schema versions. Elements are found by local name, the first of a kind counts,
 * and what NuGet tolerates is tolerated; a missing or malformed id or version is an error.
 * Throws `NUPKG_NUSPEC_INVALID`, `NUPKG_XML_INVALID`, `NUPKG_XML_FORBIDDEN`.
 */
export function parseNuspec(bytes: Uint8Array, path = '.nuspec'): Nuspec {
  const root = parseXml(bytes, path);
  const metadata = childElement(root, 'metadata');
  if (localName(root) !== 'package' || metadata === undefined) throw invalid(path, 'package/metadata', root.name);
  const namespace = root.attributes['xmlns'] ?? '';
  const named = namedTexts(metadata);
  const text = metadataTexts(metadata);
  return {
    ...parseIdentity(metadata, path),
    namespace,
    schemaVersion: nuspecSchemaVersion(namespace),
    ...parseTexts(text, named),
    ...parseFlags(metadata, text, path),
    ...parseLists(metadata, path),
    license: parseLicense(childElement(metadata, 'license')),
    repository: parseRepository(childElement(metadata, 'repository')),
    minClientVersion: metadata.attributes['minClientVersion'],
  };
}

type Lists = Pick<
  Nuspec,
  | 'packageTypes'
  | 'dependencyGroups'
  | 'frameworkAssemblies'
  | 'frameworkReferenceGroups'
  | 'referenceGroups'
  | 'contentFiles'
>;

/** NuGet reads all elements of a kind as one. */
function parseLists(metadata: XmlElement, path: string): Lists {
  return {
    packageTypes: parsePackageTypes(childElements(metadata, 'packageTypes'), path),
    dependencyGroups: parseDependencyGroups(childElements(metadata, 'dependencies'), path),
    frameworkAssemblies: parseFrameworkAssemblies(childElements(metadata, 'frameworkAssemblies')),
    frameworkReferenceGroups: parseFrameworkReferenceGroups(childElements(metadata, 'frameworkReferences'), path),
    referenceGroups: parseReferenceGroups(childElements(metadata, 'references')),
    contentFiles: parseContentFiles(childElements(metadata, 'contentFiles'), path),
  };
}

function parseTexts(text: TextOf, named: TextOf): Pick<Nuspec, TextName> {
  return {
    title: text('title'),
    authors: text('authors'),
    owners: text('owners'),
    description: text('description'),
    summary: text('summary'),
    releaseNotes: text('releaseNotes'),
    copyright: text('copyright'),
    language: named('language'),
    tags: text('tags'),
    projectUrl: text('projectUrl'),
    iconUrl: text('iconUrl'),
    icon: named('icon'),
    readme: named('readme'),
    licenseUrl: named('licenseUrl'),
  };
}

type Flags = Pick<Nuspec, 'requireLicenseAcceptance' | 'developmentDependency' | 'serviceable'>;

/** Each flag has its own idea of what true is. */
function parseFlags(metadata: XmlElement, text: TextOf, path: string): Flags {
  const development = childText(metadata, 'developmentDependency');
  const serviceable = childText(metadata, 'serviceable');
  return {
    requireLicenseAcceptance: text('requireLicenseAcceptance')?.toLowerCase() === 'true',
    developmentDependency:
      development !== undefined && parseFlag(trimWhiteSpace(development), 'developmentDependency', path),
    serviceable: serviceable !== undefined && parseXmlFlag(serviceable, 'serviceable', path),
  };
}

function parseIdentity(metadata: XmlElement, path: string): Pick<Nuspec, 'id' | 'version'> {
  const id = childText(metadata, 'id') ?? '';
  if (!isPackageId(id)) throw invalid(path, 'a package id', id);
  const text = childText(metadata, 'version') ?? '';
  const version = tryParseNuGetVersion(text);
  if (version === undefined) throw invalid(path, 'a NuGet version', text);
  return { id, version };
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
