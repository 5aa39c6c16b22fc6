import { NupkgError } from '../errors.ts';
import { decodeXml } from './xml-encoding.ts';
import { failXml, type XmlCursor } from './xml-cursor.ts';
import { readElement, skipMisc } from './xml-elements.ts';

/** One element with its children in document order. White space is kept, but for what stands alone between two tags. */
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

// What XML 1.0 (§2.2) does not allow in a document.
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** XML 1.0 §2.8, XMLDecl. Encodings are compared where bytes are decoded. */
const DECLARATION =
  /<\?xml\s+version\s*=\s*(?:"1\.0"|'1\.0')(?:\s+encoding\s*=\s*(?:"[^"<&]*"|'[^'<&]*'))?(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>/y;

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
  const cursor: XmlCursor = { text, path, at: 0 };
  refuseDeclarations(cursor);
  DECLARATION.lastIndex = 0;
  if (DECLARATION.test(text)) cursor.at = DECLARATION.lastIndex;
  skipMisc(cursor);
  const root = readElement(cursor, 0);
  skipMisc(cursor);
  if (cursor.at < text.length) failXml(cursor, 'XML goes on after its root element');
  return root;
}

/** Anything that starts with `<!` and is neither comment nor CDATA is a declaration; entities come from nowhere else. */
function refuseDeclarations({ text, path }: XmlCursor): void {
  for (let at = text.indexOf('<!'); at >= 0; at = text.indexOf('<!', at)) {
    const close = text.startsWith('<!--', at) ? '-->' : text.startsWith('<![CDATA[', at) ? ']]>' : undefined;
    if (close === undefined) {
      throw new NupkgError('NUPKG_XML_FORBIDDEN', 'XML has a document type, which could define entities', {
        path,
        line: text.slice(0, at).split('\n').length,
      });
    }
    const end = text.indexOf(close, at + 4);
    if (end < 0) failXml({ text, path, at }, `XML lacks ${close}`);
    at = end + close.length;
  }
}
