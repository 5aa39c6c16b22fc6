import type { XmlElement } from './parse-xml.ts';

const WHITE_SPACE = /^[ \t\r\n]*$/;

/** The name without its prefix: NuGet matches elements by local name and ignores the namespace. */
export function localName(element: XmlElement): string {
  return element.name.slice(element.name.indexOf(':') + 1);
}

export function childElements(parent: XmlElement | undefined, name?: string): readonly XmlElement[] {
  const elements = (parent?.children ?? []).filter((node) => node.kind === 'element');
  return name === undefined ? elements : elements.filter((element) => localName(element) === name);
}

/** The first child of that name: where a document repeats one, NuGet reads the first. */
export function childElement(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return childElements(parent, name)[0];
}

/** All text below an element, as XElement.Value joins it: a run of white space alone is no text to NuGet's reader. */
export function textOf(element: XmlElement): string {
  return element.children
    .map((node) => {
      if (node.kind === 'element') return textOf(node);
      if (node.kind === 'text') return WHITE_SPACE.test(node.text) ? '' : node.text;
      return node.kind === 'cdata' ? node.text : '';
    })
    .join('');
}

export function childText(parent: XmlElement | undefined, name: string): string | undefined {
  const element = childElement(parent, name);
  return element === undefined ? undefined : textOf(element);
}
