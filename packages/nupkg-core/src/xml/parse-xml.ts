import { XMLParser } from 'fast-xml-parser';
import { NupkgError } from '../errors.ts';
import { decodeXml } from './xml-encoding.ts';
import { decodeXmlReferences } from './xml-references.ts';

/** One element with its children in document order. White space is kept. */
export interface XmlElement {
  readonly kind: 'element';
  /** The name as written, with its prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** Where the element starts and ends in the text of the document. */
  readonly start: number;
  readonly end: number;
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
// What XML 1.0 (§2.2) does not allow in a document.
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

const parser = new XMLParser({
  preserveOrder: true,
  captureMetaData: true,
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
  return parseXmlText(decodeXml(bytes, path).text, path);
}

/** As `parseXml`, for a document that has been decoded. */
export function parseXmlText(text: string, path: string): XmlElement {
  if (FORBIDDEN.test(text)) {
    throw new NupkgError('NUPKG_XML_INVALID', 'XML has a character that it must not have', { path });
  }
  refuseDeclarations(text, path);
  const nodes = readNodes(parseOrdered(text, path), path, 0);
  const [root, ...others] = nodes.filter((node) => node.kind !== 'comment').filter((node) => !isBlank(node));
  if (root?.kind !== 'element' || others.length > 0) {
    throw new NupkgError('NUPKG_XML_INVALID', 'XML has no single root element', { path });
  }
  return root;
}

/** Anything that starts with `<!` and is neither comment nor CDATA is a declaration; entities come from nowhere else. */
function refuseDeclarations(text: string, path: string): void {
  for (let at = text.indexOf('<!'); at >= 0; at = text.indexOf('<!', at)) {
    const close = text.startsWith('<!--', at) ? '-->' : text.startsWith('<![CDATA[', at) ? ']]>' : undefined;
    if (close === undefined) {
      throw new NupkgError('NUPKG_XML_FORBIDDEN', 'XML has a document type, which could define entities', {
        path,
        line: lineAt(text, at),
      });
    }
    const end = text.indexOf(close, at + 4);
    if (end < 0) throw new NupkgError('NUPKG_XML_INVALID', `XML lacks ${close}`, { path, line: lineAt(text, at) });
    at = end + close.length;
  }
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}

function isBlank(node: XmlNode): boolean {
  return node.kind === 'text' && node.text.trim() === '';
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
  return [{ kind: 'element', name, attributes, children: readNodes(value, path, depth + 1), ...readPlace(node, path) }];
}

/** The parser keeps the place of an element under the only symbol of its node. */
function readPlace(node: Readonly<Record<string | symbol, unknown>>, path: string): { start: number; end: number } {
  const [place] = Object.getOwnPropertySymbols(node).map((symbol) => node[symbol]);
  const { startIndex, endIndex } = isRecord(place) ? place : {};
  if (typeof startIndex !== 'number' || typeof endIndex !== 'number') {
    throw new NupkgError('NUPKG_XML_INVALID', 'XML has an element without end', { path });
  }
  return { start: startIndex, end: endIndex };
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

function isRecord(value: unknown): value is Readonly<Record<string | symbol, unknown>> {
  return typeof value === 'object' && value !== null;
}
