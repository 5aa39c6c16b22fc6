import { childElements, parseXmlText, type XmlElement } from '@nuspine/nupkg-core';
import { parse } from 'semver';
import { SpineError } from '../errors.ts';
import type { Pin, PinContext } from '../pin.ts';

/**
 * A property of an MSBuild file (`Directory.Build.props`, a project): each element of that name in a property group.
 * `VersionPrefix` takes the three numbers, `VersionSuffix` the prerelease label, `AssemblyVersion` and `FileVersion` four
 * numbers (Microsoft.NET.DefaultAssemblyInfo.targets), every other property the whole version.
 * Throws `SPINE_ARTIFACT_INVALID`.
 */
export function msbuildPins(text: string, property: string, context: PinContext): readonly Pin[] {
  const root = parseXml(text, context.path);
  const elements = childElements(root, 'PropertyGroup').flatMap((group) => childElements(group, property));
  return elements.map((element) => elementPin(text, element, property, propertyVersion(property, context.version)));
}

/** The version of a nuspec. A replacement token such as `$version$` follows by itself. Throws `SPINE_ARTIFACT_INVALID`. */
export function nuspecPins(text: string, context: PinContext): readonly Pin[] {
  const [metadata] = childElements(parseXml(text, context.path), 'metadata');
  return childElements(metadata, 'version')
    .map((element) => elementPin(text, element, 'version', context.version))
    .map((pin) => (/^\$\w+\$$/.test(pin.found) ? { ...pin, wanted: pin.found } : pin));
}

function propertyVersion(property: string, version: string): string {
  const parsed = parse(version);
  if (parsed === null) return version;
  const numbers = `${String(parsed.major)}.${String(parsed.minor)}.${String(parsed.patch)}`;
  if (property === 'VersionPrefix') return numbers;
  if (property === 'VersionSuffix') return parsed.prerelease.join('.');
  return property === 'AssemblyVersion' || property === 'FileVersion' ? `${numbers}.0` : version;
}

function elementPin(text: string, element: XmlElement, what: string, wanted: string): Pin {
  const source = text.slice(element.start, element.end);
  const isEmpty = !source.includes('</');
  // Only the text between the tags is replaced, so attributes and white space round it stay.
  const from = isEmpty ? 0 : openingTagLength(source);
  const to = isEmpty ? source.length : source.lastIndexOf('</');
  const inner = source.slice(from, to);
  const blank = inner.length - inner.trimStart().length;
  const start = element.start + from + (isEmpty ? 0 : blank);
  const found = isEmpty ? source : inner.trim();
  const replacement = isEmpty ? `<${element.name}>${wanted}</${element.name}>` : wanted;
  return { what, start, end: start + found.length, found, wanted: replacement, rule: 'version-differs' };
}

/** An attribute may hold `>`: MSBuild conditions do. */
function openingTagLength(source: string): number {
  const [tag = ''] = /^<(?:"[^"]*"|'[^']*'|[^'">])*>/.exec(source) ?? [];
  return tag.length;
}

function parseXml(text: string, path: string): XmlElement {
  try {
    return parseXmlText(text, path);
  } catch (cause) {
    throw new SpineError('SPINE_ARTIFACT_INVALID', 'file is not XML that can be read', { path, cause });
  }
}
