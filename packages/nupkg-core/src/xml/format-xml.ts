import type { XmlElement, XmlNode } from './parse-xml.ts';
import { escapeXmlAttribute, escapeXmlText } from './xml-references.ts';

const BYTE_ORDER_MARK = '\ufeff';
const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n';

/** The document as UTF-8 bytes with a byte order mark, as NuGet writes its own. Nothing is indented or reordered. */
export function formatXml(root: XmlElement): Uint8Array {
  return Buffer.from(`${BYTE_ORDER_MARK}${DECLARATION}${formatNode(root)}`);
}

function formatNode(node: XmlNode): string {
  if (node.kind === 'text') return escapeXmlText(node.text);
  // A CDATA section cannot hold its own end.
  if (node.kind === 'cdata') return `<![CDATA[${node.text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
  if (node.kind === 'comment') return `<!--${node.text}-->`;
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escapeXmlAttribute(value)}"`);
  const start = `<${node.name}${attributes.join('')}`;
  return node.children.length === 0
    ? `${start} />`
    : `${start}>${node.children.map(formatNode).join('')}</${node.name}>`;
}
