import { isFloating, packageIdKey, tryParseVersionRange, type VersionRange } from '@nuspine/primitives';
import { NupkgError } from '../errors.ts';
import { parseXml, type XmlElement } from '../xml/parse-xml.ts';
import { childElements, childText, localName, textOf } from '../xml/xml-query.ts';
import { type CentralPackages, NO_CENTRAL_PACKAGES } from './central-packages.ts';

/** Property names do not count case. */
type Properties = ReadonlyMap<string, string>;

/** A `PackageVersion` or `GlobalPackageReference`. */
interface VersionItem {
  readonly id: string;
  readonly key: string;
  /** Its version range as written; undefined where it has none. */
  readonly version: string | undefined;
}

/** What every project gets of a global reference (NuGet.targets). */
const GLOBAL_ASSETS = 'Runtime,Build,Native,ContentFiles,Analyzers';

/**
 * Reads a `Directory.Packages.props`: `PackageVersion` and `GlobalPackageReference` items and the properties that they use.
 * As MSBuild does it: first all properties, then all items, each from top to bottom; of several versions of a package NuGet takes
 * the first. The file is a program for MSBuild; what takes MSBuild to understand (conditions, imports, wildcards, properties
 * from elsewhere) is refused with `CENTRAL_PACKAGES_INVALID` rather than guessed. Throws what the XML reader throws, too.
 */
export function parseCentralPackages(bytes: Uint8Array, path: string): CentralPackages {
  const project = parseXml(bytes, path);
  if (localName(project) !== 'Project') throw invalid(path, 'root element is not Project', localName(project));
  const groups = childElements(project);
  for (const group of groups) requirePlainGroup(group, path);
  const properties = readProperties(groups, path);
  if (isOff(properties.get('managepackageversionscentrally'))) return NO_CENTRAL_PACKAGES;
  const reading = { groups, properties, path };
  const hasGlobals = !isOff(properties.get('restoreenableglobalpackagereference'));
  const globals = hasGlobals ? readItems('GlobalPackageReference', reading) : [];
  // NuGet's targets add those of global references behind the others.
  const items = [...readItems('PackageVersion', reading), ...globals.filter(({ version }) => version !== undefined)];
  const named = Map.groupBy(items, ({ key }) => key);
  const chosen = firstOfEach(items).map((item) => ({ ...item, range: rangeOf(item, path) }));
  const versions = new Map(chosen.map(({ key, range }) => [key, range]));
  return {
    versions,
    transitivePinning: isOn(properties.get('centralpackagetransitivepinningenabled')),
    globalReferences: firstOfEach(globals).map((item) => {
      const range = versions.get(item.key) ?? rangeOf(item, path);
      return { id: item.id, range, include: GLOBAL_ASSETS, exclude: undefined };
    }),
    forbiddenFloating: isOn(properties.get('centralpackagefloatingversionsenabled'))
      ? []
      : chosen.filter(({ range }) => isFloating(range)).map(({ id }) => id),
    versionOverrides: !isOff(properties.get('centralpackageversionoverrideenabled')),
    repeated: chosen.filter(({ key }) => (named.get(key) ?? []).length > 1).map(({ id }) => id),
  };
}

function firstOfEach(items: readonly VersionItem[]): readonly VersionItem[] {
  const first = new Map<string, VersionItem>();
  for (const item of items) if (!first.has(item.key)) first.set(item.key, item);
  return [...first.values()];
}

function requirePlainGroup(group: XmlElement, path: string): void {
  requireNoCondition(group, path);
  if (['PropertyGroup', 'ItemGroup'].includes(localName(group))) return;
  throw invalid(path, 'element takes MSBuild to understand', localName(group));
}

function readProperties(groups: readonly XmlElement[], path: string): Properties {
  const properties = new Map<string, string>();
  for (const group of groups.filter((one) => localName(one) === 'PropertyGroup')) {
    for (const property of childElements(group)) {
      requireNoCondition(property, path);
      properties.set(localName(property).toLowerCase(), expand(textOf(property), properties, path).trim());
    }
  }
  return properties;
}

interface Reading {
  readonly groups: readonly XmlElement[];
  readonly properties: Properties;
  readonly path: string;
}

/** `Update` changes what is there, as MSBuild items do; items of other names are none of our business. */
function readItems(name: string, { groups, properties, path }: Reading): readonly VersionItem[] {
  let items: VersionItem[] = [];
  for (const element of groups.flatMap((group) => childElements(group, name))) {
    requireNoCondition(element, path);
    const { Include, Exclude, Update, Remove, Version } = element.attributes;
    const text = childText(element, 'Version') ?? Version;
    const version = text === undefined ? undefined : expand(text, properties, path).trim();
    const idsOf = (list = ''): readonly string[] => ids(expand(list, properties, path), path);
    const keysOf = (list: string | undefined): ReadonlySet<string> => new Set(idsOf(list).map(packageIdKey));
    const [left, updated, removed] = [keysOf(Exclude), keysOf(Update), keysOf(Remove)];
    const added = idsOf(Include).map((id) => ({ id, key: packageIdKey(id), version }));
    // Most elements only add: going through all items for each would take long for a file of many.
    if (removed.size > 0) items = items.filter(({ key }) => !removed.has(key));
    if (version !== undefined && updated.size > 0) {
      items = items.map((item) => (updated.has(item.key) ? { ...item, version } : item));
    }
    items.push(...added.filter(({ key }) => !left.has(key)));
  }
  return items;
}

function ids(list: string, path: string): readonly string[] {
  if (/[*?]/.test(list)) throw invalid(path, 'wildcard takes MSBuild to understand', list);
  const names = list.split(';').map((name) => name.trim());
  return names.filter((name) => name !== '');
}

function rangeOf({ id, version = '' }: VersionItem, path: string): VersionRange {
  const range = tryParseVersionRange(version);
  if (range === undefined) throw invalid(path, `${id} has no version range`, version);
  return range;
}

function expand(text: string, properties: Properties, path: string): string {
  const expanded = text.replaceAll(/\$\(([A-Za-z_][\w-]*)\)/g, (whole, name: string) => {
    const value = properties.get(name.toLowerCase());
    if (value === undefined) throw invalid(path, 'property is not set in the file', whole);
    return value;
  });
  if (/[$@%]\(/.test(expanded)) throw invalid(path, 'expression takes MSBuild to understand', expanded);
  return expanded;
}

function requireNoCondition({ attributes }: XmlElement, path: string): void {
  const condition = attributes['Condition'];
  if (condition !== undefined) throw invalid(path, 'condition takes MSBuild to understand', condition);
}

function isOn(value: string | undefined): boolean {
  return value?.toLowerCase() === 'true';
}

function isOff(value: string | undefined): boolean {
  return value?.toLowerCase() === 'false';
}

function invalid(path: string, message: string, found: string): NupkgError {
  return new NupkgError('CENTRAL_PACKAGES_INVALID', message, { path, found });
}
