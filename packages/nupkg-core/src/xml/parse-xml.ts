import { XMLParser } from 'fast-xml-parser';
import { NupkgError } from '../errors.ts';
import { decodeXmlBytes } from './decode-xml-bytes.ts';
import { decodeXmlReferences } from './xml-references.ts';

/** One element with its children in document order. White space is kept. */
export interface XmlElement {
  readonly kind: 'element';
  /** The name as written, with its prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}

export type XmlNode =
  | XmlElement
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'cdata'; readonly text: string }
  | { readonly kind: 'comment'; readonly text: string };

/** Deepest nesting accepted: a nuspec has six levels, a hostile one would exhaust the stack. */
export const MAX_XML_DEPTH = 64;

const ATTRIBUTES = ':@';
const TEXT = '#text';
const CDATA = '#cdata';
const COMMENT = '#comment';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // References are decoded here, so that no document can define its own.
  processEntities: false,
  cdataPropName: CDATA,
  commentPropName: COMMENT,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/**
 * Reads an XML document into a tree. Document types are refused, which leaves nothing to expand.
 * `path` names the document in errors: `NUPKG_XML_INVALID`, `NUPKG_XML_FORBIDDEN`.
 */
export function parseXml(bytes: Uint8Array, path: string): XmlElement {
  const text = decodeXmlBytes(bytes, path);
  if (/<!DOCTYPE/i.test(text)) {
    throw new NupkgError('NUPKG_XML_FORBIDDEN', 'XML has a document type, which could define entities', { path });
  }
  const nodes = readNodes(parseOrdered(text, path), path, 0);
  const roots = nodes.filter((node) => node.kind === 'element');
  const [root] = roots;
  if (root === undefined || roots.length > 1) {
    throw new NupkgError('NUPKG_XML_INVALID', 'XML has no single root element', { path, found: roots.length });
  }
  return root;
}

function parseOrdered(text: string, path: string): unknown {
  try {
    return parser.parse(text, true);
  } catch (cause) {
    throw new NupkgError('NUPKG_XML_INVALID', 'XML is not well-formed', { path, cause });
  }
}

function readNodes(ordered: unknown, path: string, depth: number): XmlNode[] {
  if (depth > MAX_XML_DEPTH) {
    throw new NupkgError('NUPKG_XML_FORBIDDEN', 'XML is nested too deeply', { path, max: MAX_XML_DEPTH });
  }
  if (!Array.isArray(ordered)) return [];
  return ordered.flatMap((node: unknown) => readNode(node, path, depth));
}

function readNode(node: unknown, path: string, depth: number): XmlNode[] {
  if (!isRecord(node)) return [];
  const name = Object.keys(node).find((key) => key !== ATTRIBUTES);
  if (name === undefined) return [];
  const value = node[name];
  if (name === TEXT) return [{ kind: 'text', text: decodeXmlReferences(String(value), path) }];
  if (name === CDATA) return [{ kind: 'cdata', text: innerText(value) }];
  if (name === COMMENT) return [{ kind: 'comment', text: innerText(value) }];
  const attributes = readAttributes(node[ATTRIBUTES], path);
  return [{ kind: 'element', name, attributes, children: readNodes(value, path, depth + 1) }];
}

function readAttributes(value: unknown, path: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  if (!isRecord(value)) return attributes;
  for (const [name, text] of Object.entries(value)) attributes[name] = decodeXmlReferences(String(text), path);
  return attributes;
}

/** The parser wraps the text of CDATA sections and comments in one text node. */
function innerText(value: unknown): string {
  const first: unknown = Array.isArray(value) ? value[0] : undefined;
  return isRecord(first) ? String(first[TEXT] ?? '') : '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
