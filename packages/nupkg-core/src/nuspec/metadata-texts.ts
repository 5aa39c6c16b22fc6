import type { XmlElement } from '../xml/parse-xml.ts';
import { childElement, localName, textOf } from '../xml/xml-query.ts';

/** Looks texts of a nuspec up by the name of their element; undefined for one that is absent or blank. */
export type TextOf = (name: string) => string | undefined;

/**
 * Texts for people, as NuspecCoreReaderBase.GetMetadataValue finds them: the first element that says anything and has
 * no element within it, whatever the case of its name.
 */
export function metadataTexts(metadata: XmlElement): TextOf {
  const texts = new Map<string, string>();
  for (const node of metadata.children) {
    if (node.kind !== 'element' || hasElements(node)) continue;
    const text = textOf(node);
    if (text === '') continue;
    const name = localName(node).toUpperCase();
    if (!texts.has(name)) texts.set(name, text);
  }
  return (name) => texts.get(name.toUpperCase());
}

function hasElements({ children }: XmlElement): boolean {
  return children.some(({ kind }) => kind === 'element');
}

/** Texts that NuGet reads one by one: the first element of exactly that name, with all text below it. */
export function namedTexts(metadata: XmlElement): TextOf {
  return (name) => {
    const element = childElement(metadata, name);
    return element === undefined ? undefined : textOf(element) || undefined;
  };
}
