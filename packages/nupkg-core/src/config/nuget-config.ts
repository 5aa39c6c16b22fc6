import { type Environment, isHttpUrl } from '@nuspine/primitives';
import { isFileUrl, type PackageSource } from '../package-source.ts';
import type { SourceMapping } from '../resolve/source-mapping.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { type ConfigFile, isElement, optionalAttribute, requiredAttribute, valueOf } from './config-file.ts';
import { configuredCredentials } from './configured-credentials.ts';
import { expandEnvironment } from './expand-environment.ts';
import { type ConfigItem, type KeyOf, mergeSection } from './merge-section.ts';
import { configuredMapping } from './configured-mapping.ts';

/** A source of a NuGet.config. */
export interface ConfiguredSource extends PackageSource {
  readonly isEnabled: boolean;
}

/** What NuGet.config files say together of where packages come from. */
export interface NuGetConfig {
  /** Paths of the files that were read, the nearest first. */
  readonly files: readonly string[];
  /** In the order of NuGet, which is not an order of preference there. */
  readonly sources: readonly ConfiguredSource[];
  /** Paths of folders that hold packages as the global packages folder does. */
  readonly fallbackFolders: readonly string[];
  readonly sourceMapping: SourceMapping;
}

export interface NuGetConfigOptions {
  /** For `%NAME%` in values, and for `NuGetPackageSourceCredentials_<source>`. */
  readonly environment: Environment;
  /** Makes a path absolute that stands in this file. */
  readonly resolvePath: (file: string, path: string) => string;
}

/**
 * What files say together, the nearest first. Throws `NUGET_CONFIG_INVALID`. An encrypted password is no error before it
 * is used.
 */
export function mergeNuGetConfig(files: readonly ConfigFile[], options: NuGetConfigOptions): NuGetConfig {
  const sources = configuredSources(files, options);
  return {
    files: files.map(({ path }) => path),
    sources,
    fallbackFolders: mergeSection(files, 'fallbackPackageFolders', addKey).map((item) => locationOf(item, options)),
    sourceMapping: configuredMapping(files, sources),
  };
}

function configuredSources(files: readonly ConfigFile[], options: NuGetConfigOptions): readonly ConfiguredSource[] {
  const disabled = new Set(mergeSection(files, 'disabledPackageSources', addKey).map(({ key }) => key));
  const credentials = configuredCredentials(files, options.environment);
  const certificates = new Map(
    mergeSection(files, 'clientCertificates', sourceKey).map(({ key, file }) => [key, file]),
  );
  return distinct(mergeSection(files, 'packageSources', addKey)).map((item) => ({
    name: item.key,
    location: locationOf(item, options),
    // Whatever its value says, "false" included: PackageSourceProvider asks whether the key is there.
    isEnabled: !disabled.has(item.key),
    allowsInsecure: optionalAttribute(item.element, 'allowInsecureConnections')?.trim().toLowerCase() === 'true',
    credentials: credentials(item.key),
    certificateIn: certificates.get(item.key.toUpperCase()),
  }));
}

/** `add` elements by their key; others have no meaning in these sections. */
const addKey: KeyOf = (element, file) => {
  if (!isElement(element, 'add')) return undefined;
  valueOf(element, file);
  return requiredAttribute(element, 'key', file);
};

/** `fileCert` and `storeCert` elements, by the source they are for. */
const sourceKey: KeyOf = (element, file) => requiredAttribute(element, 'packageSource', file).toUpperCase();

/**
 * Keys that differ in case alone are one source: that of the nearest file, unless another speaks a higher version of the
 * protocol (PackageSourceProvider.AddOrUpdateIndexedSource).
 */
function distinct(items: readonly ConfigItem[]): readonly ConfigItem[] {
  const sources = new Map<string, ConfigItem>();
  for (const item of items) {
    const key = item.key.toUpperCase();
    const before = sources.get(key);
    if (before === undefined || protocolOf(before.element) < protocolOf(item.element)) sources.set(key, item);
  }
  return [...sources.values()];
}

/** 2 where nothing is said; versions that NuGet does not know do not count. */
function protocolOf(element: XmlElement): number {
  const version = Number(optionalAttribute(element, 'protocolVersion') ?? 2);
  return version <= 3 ? version : 2;
}

/** A path is relative to the folder of its file. */
function locationOf({ element, file }: ConfigItem, { environment, resolvePath }: NuGetConfigOptions): string {
  const value = expandEnvironment(element.attributes['value'] ?? '', environment);
  return value === '' || isHttpUrl(value) || isFileUrl(value) ? value : resolvePath(file, value);
}
