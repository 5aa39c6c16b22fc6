import { packageIdKey, tryParseVersionRange, type VersionRange } from '@nuspine/primitives';
import { NupkgError } from '../errors.ts';
import { parseXml, type XmlElement } from '../xml/parse-xml.ts';
import { childElements, childText, localName, textOf } from '../xml/xml-query.ts';
import type { CentralPackages } from './central-packages.ts';

/** Property names do not count case. */
type Properties = ReadonlyMap<string, string>;

/**
 * Reads a `Directory.Packages.props`: `PackageVersion` items and the properties that they use, from top to bottom. It is a
 * program for MSBuild; what takes MSBuild to understand (conditions, imports, properties from elsewhere) is refused
 * with `CENTRAL_PACKAGES_INVALID` rather than guessed. Throws what the XML reader throws, too.
 */
export function parseCentralPackages(bytes: Uint8Array, path: string): CentralPackages {
  const project = parseXml(bytes, path);
  if (localName(project) !== 'Project') throw invalid(path, 'root element is not Project', localName(project));
  const properties = new Map<string, string>();
  const versions = new Map<string, VersionRange>();
  for (const group of childElements(project)) {
    requireNoCondition(group, path);
    if (localName(group) === 'PropertyGroup') readProperties(group, properties, path);
    else if (localName(group) === 'ItemGroup') readVersions(group, { properties, versions, path });
    else throw invalid(path, 'element takes MSBuild to understand', localName(group));
  }
  if (isOff(properties.get('managepackageversionscentrally'))) {
    return { versions: new Map(), transitivePinning: false };
  }
  return { versions, transitivePinning: isOn(properties.get('centralpackagetransitivepinningenabled')) };
}

function readProperties(group: XmlElement, properties: Map<string, string>, path: string): void {
  for (const property of childElements(group)) {
    requireNoCondition(property, path);
    properties.set(localName(property).toLowerCase(), expand(textOf(property), properties, path).trim());
  }
}

interface Reading {
  readonly properties: Properties;
  readonly versions: Map<string, VersionRange>;
  readonly path: string;
}

/** `Update` changes a version that is there, as MSBuild items do; other items are none of our business. */
function readVersions(group: XmlElement, { properties, versions, path }: Reading): void {
  for (const item of childElements(group, 'PackageVersion')) {
    requireNoCondition(item, path);
    const { Include: include, Update: update, Remove: remove, Version: attribute } = item.attributes;
    if (remove !== undefined) for (const id of ids(remove, properties, path)) versions.delete(id);
    const range = expand(attribute ?? childText(item, 'Version') ?? '', properties, path);
    for (const id of ids(include ?? '', properties, path)) versions.set(id, rangeOf(range, path));
    for (const id of ids(update ?? '', properties, path)) {
      if (versions.has(id)) versions.set(id, rangeOf(range, path));
    }
  }
}

function ids(list: string, properties: Properties, path: string): readonly string[] {
  const names = expand(list, properties, path).split(';');
  return names.map((name) => packageIdKey(name.trim())).filter((name) => name !== '');
}

function rangeOf(text: string, path: string): VersionRange {
  const range = tryParseVersionRange(text);
  if (range === undefined) throw invalid(path, 'a package has no version range', text);
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
