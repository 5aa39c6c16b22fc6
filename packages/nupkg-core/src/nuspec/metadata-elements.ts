import { oncePerText } from '@nuspine/primitives';
import type { XmlElement } from '../xml/parse-xml.ts';
import { childElements, localName, textOf } from '../xml/xml-query.ts';

/** What stands in `metadata`, by its name in upper case, in its order: a nuspec is asked for thirty names. */
export type MetadataElements = ReadonlyMap<string, readonly XmlElement[]>;

const NONE: readonly XmlElement[] = [];

/** NuGet compares some names without regard to case, as .NET's OrdinalIgnoreCase does. */
const nameKey = oncePerText((name) => name.toUpperCase());

export function metadataElements(metadata: XmlElement): MetadataElements {
  const byName = new Map<string, XmlElement[]>();
  for (const element of childElements(metadata)) {
    const key = nameKey(localName(element));
    const others = byName.get(key);
    if (others === undefined) byName.set(key, [element]);
    else others.push(element);
  }
  return byName;
}

/** All elements of exactly that name: NuGet reads those of a kind as one. */
export function elementsNamed(elements: MetadataElements, name: string): readonly XmlElement[] {
  const found = elements.get(nameKey(name)) ?? NONE;
  return found.every((element) => localName(element) === name)
    ? found
    : found.filter((element) => localName(element) === name);
}

/** The first element of exactly that name. */
export function elementNamed(elements: MetadataElements, name: string): XmlElement | undefined {
  return elementsNamed(elements, name)[0];
}

/** All text below the first element of exactly that name, which NuGet reads by itself; undefined if it is blank. */
export function namedText(elements: MetadataElements, name: string): string | undefined {
  const element = elementNamed(elements, name);
  return element === undefined ? undefined : textOf(element) || undefined;
}

/**
 * A text for people, as NuspecCoreReaderBase.GetMetadataValue finds it: in the first element that says anything and has
 * no element within it, whatever the case of its name.
 */
export function metadataText(elements: MetadataElements, name: string): string | undefined {
  for (const element of elements.get(nameKey(name)) ?? NONE) {
    const text = hasElements(element) ? '' : textOf(element);
    if (text !== '') return text;
  }
  return undefined;
}

function hasElements({ children }: XmlElement): boolean {
  return children.some(({ kind }) => kind === 'element');
}
