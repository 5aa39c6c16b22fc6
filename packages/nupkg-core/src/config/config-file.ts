import { NupkgError } from '../errors.ts';
import { parseXml, type XmlElement } from '../xml/parse-xml.ts';
import { childElement, childElements, localName } from '../xml/xml-query.ts';

/** One NuGet.config. */
export interface ConfigFile {
  readonly path: string;
  readonly root: XmlElement;
}

/** What a file says in one section. */
export interface ConfigSection {
  /** Whether it drops what files further away say. */
  readonly clears: boolean;
  /** In the order of the file, after the last `clear`. */
  readonly items: readonly XmlElement[];
  /** What stands before that. */
  readonly cleared: readonly XmlElement[];
}

/** Throws `NUGET_CONFIG_INVALID` for anything but XML with the root `configuration`. `path` is for errors. */
export function parseConfigFile(bytes: Uint8Array, path: string): ConfigFile {
  const root = parseRoot(bytes, path);
  if (!isElement(root, 'configuration')) throw invalidConfig('has no root element configuration', path);
  return { path, root };
}

/** The first section of that name is read, as NuGet does; the names of sections are in the case that NuGet writes them in. */
export function readSection({ root }: ConfigFile, name: string): ConfigSection {
  const children = childElements(childElement(root, name));
  const clearAt = children.findLastIndex((child) => isElement(child, 'clear'));
  return { clears: clearAt >= 0, items: children.slice(clearAt + 1), cleared: children.slice(0, clearAt + 1) };
}

/** Whether an element has a name, which is in lower case here and in any case in a file: only sections are particular. */
export function isElement(element: XmlElement, name: string): boolean {
  return localName(element).toLowerCase() === name;
}

/** An attribute whose name may be in any case, as all may but those that an element must have. */
export function optionalAttribute({ attributes }: XmlElement, name: string): string | undefined {
  return Object.entries(attributes).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

/** The value of an `add`, which must be there, if only as nothing, and has nothing inside. */
export function valueOf(element: XmlElement, path: string): string {
  const value = element.attributes['value'];
  if (value === undefined) throw invalidConfig(`lacks value in an element ${localName(element)}`, path);
  if (childElements(element).length > 0) throw invalidConfig(`has elements in an element ${localName(element)}`, path);
  return value;
}

/** An attribute that must be there and say something. */
export function requiredAttribute(element: XmlElement, name: string, path: string): string {
  const value = element.attributes[name];
  if (value !== undefined && value.trim() !== '') return value;
  throw invalidConfig(`lacks ${name} in an element ${localName(element)}`, path);
}

export function invalidConfig(what: string, path: string, cause?: unknown): NupkgError {
  return new NupkgError('NUGET_CONFIG_INVALID', `NuGet.config ${what}`, { path, cause });
}

function parseRoot(bytes: Uint8Array, path: string): XmlElement {
  try {
    return parseXml(bytes, path);
  } catch (cause) {
    throw invalidConfig('is no XML that we read', path, cause);
  }
}
