import type { XmlElement } from './parse-xml.ts';

const WHITE_SPACE = /^[ \t\r\n]*$/;

/** The name without its prefix: NuGet matches elements by local name and ignores the namespace. */
export function localName({ name }: XmlElement): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function isNamed(element: XmlElement, name: string): boolean {
  // Nearly none has a prefix, and those that have are longer.
  return element.name === name || (element.name.length > name.length && localName(element) === name);
}

export function childElements(parent: XmlElement | undefined, name?: string): readonly XmlElement[] {
  return (parent?.children ?? []).filter(
    (node): node is XmlElement => node.kind === 'element' && (name === undefined || isNamed(node, name)),
  );
}

/** The first child of that name: where a document repeats one, NuGet reads the first. */
export function childElement(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  for (const node of parent?.children ?? []) {
    if (node.kind === 'element' && isNamed(node, name)) return node;
  }
  return undefined;
}

/** All text below an element, as XElement.Value joins it: a run of white space alone is no text to NuGet's reader. */
export function textOf(element: XmlElement): string {
  const [only] = element.children;
  if (only?.kind === 'text' && element.children.length === 1) return textOfRun(only.text);
  return element.children
    .map((node) => {
      if (node.kind === 'element') return textOf(node);
      if (node.kind === 'text') return textOfRun(node.text);
      return node.kind === 'cdata' ? node.text : '';
    })
    .join('');
}

function textOfRun(text: string): string {
  return WHITE_SPACE.test(text) ? '' : text;
}

export function childText(parent: XmlElement | undefined, name: string): string | undefined {
  const element = childElement(parent, name);
  return element === undefined ? undefined : textOf(element);
}
