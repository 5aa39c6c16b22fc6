import { NupkgError } from '../errors.ts';
import type { XmlElement, XmlNode } from './parse-xml.ts';
import { failXml, skipSpaces, take, takeUntil, type XmlCursor } from './xml-cursor.ts';
import { NAME_CHARACTERS, takeName } from './xml-names.ts';
import { decodeXmlReferences } from './xml-references.ts';

/** Deepest nesting accepted: a nuspec has six levels, a hostile one would exhaust the stack. */
export const MAX_XML_DEPTH = 64;

const SPACED = /[\t\r\n]/;
const SPACES = /\r\n|[\t\r\n]/g;
const COMMENT = '<!--';
const CDATA = '<![CDATA[';

/** As `Object.create(null)` would make, but in the form that engines have for objects of a class. */
class Attributes {
  readonly [name: string]: string;
}
Reflect.deleteProperty(Attributes.prototype, 'constructor');
Object.setPrototypeOf(Attributes.prototype, null);
const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze(new Attributes());
const INSTRUCTION = new RegExp(
  `<\\?(?![Xx][Mm][Ll](?!${NAME_CHARACTERS.next}))${NAME_CHARACTERS.name}(?=[ \\t\\r\\n?])`,
  'uy',
);

/** Reads the element that starts at the cursor. Throws `NUPKG_XML_INVALID`, `NUPKG_XML_FORBIDDEN` if nested too deeply. */
export function readElement(cursor: XmlCursor, depth: number): XmlElement {
  if (depth > MAX_XML_DEPTH) {
    throw new NupkgError('NUPKG_XML_FORBIDDEN', 'XML is nested too deeply', {
      path: cursor.path,
      max: MAX_XML_DEPTH,
    });
  }
  const start = cursor.at;
  const name = takeTagName(cursor) ?? failXml(cursor, 'XML has no element where one must be');
  const attributes = readAttributes(cursor, name);
  const isEmpty = cursor.text.startsWith('/', cursor.at);
  cursor.at += isEmpty ? 2 : 1;
  const children = isEmpty ? [] : readChildren(cursor, name, depth);
  return { kind: 'element', name, attributes, children, start, end: cursor.at };
}

function takeTagName(cursor: XmlCursor): string | undefined {
  if (!cursor.text.startsWith('<', cursor.at)) return undefined;
  cursor.at += 1;
  return takeName(cursor);
}

/** Skips what may stand around the root element (XML 1.0 §2.8, Misc). */
export function skipMisc(cursor: XmlCursor): void {
  while (skipSpaces(cursor) || readComment(cursor) !== undefined || skipInstruction(cursor));
}

/** Takes everything up to the `>` or `/>` of a tag. */
function readAttributes(cursor: XmlCursor, element: string): Readonly<Record<string, string>> {
  if (cursor.text.startsWith('>', cursor.at)) return NO_ATTRIBUTES;
  const attributes: Record<string, string> = new Attributes();
  for (;;) {
    const isApart = skipSpaces(cursor);
    if (cursor.text.startsWith('>', cursor.at) || cursor.text.startsWith('/>', cursor.at)) return attributes;
    const name = isApart ? takeName(cursor) : undefined;
    const value = name === undefined ? undefined : takeValue(cursor);
    if (name === undefined || value === undefined) failXml(cursor, `XML has a broken tag of ${element}`);
    if (attributes[name] !== undefined) failXml(cursor, `XML has two attributes ${name} in one element`);
    // XML 1.0 §3.3.3: white space, but not a reference to it, is read as spaces.
    attributes[name] = decodeXmlReferences(SPACED.test(value) ? value.replace(SPACES, ' ') : value, cursor.path);
  }
}

/** The `=` and the quoted text after the name of an attribute. */
function takeValue(cursor: XmlCursor): string | undefined {
  const { text } = cursor;
  skipSpaces(cursor);
  if (!text.startsWith('=', cursor.at)) return undefined;
  cursor.at += 1;
  skipSpaces(cursor);
  const quote = text[cursor.at];
  const end = quote === '"' || quote === "'" ? text.indexOf(quote, cursor.at + 1) : -1;
  if (end < 0) return undefined;
  const value = text.slice(cursor.at + 1, end);
  if (value.includes('<')) return undefined;
  cursor.at = end + 1;
  return value;
}

function readChildren(cursor: XmlCursor, name: string, depth: number): readonly XmlNode[] {
  const children: XmlNode[] = [];
  for (;;) {
    const text = readText(cursor);
    if (text !== undefined) children.push(text);
    if (takeEndTag(cursor, name)) return children;
    if (cursor.at === cursor.text.length) failXml(cursor, `XML has no end of ${name}`);
    if (skipInstruction(cursor)) continue;
    children.push(readMarked(cursor) ?? readElement(cursor, depth + 1));
  }
}

/** Throws if another element, or none, ends here. */
function takeEndTag(cursor: XmlCursor, name: string): boolean {
  const { text } = cursor;
  if (!text.startsWith('</', cursor.at)) return false;
  const isNamed = text.startsWith(name, cursor.at + 2);
  if (isNamed) {
    cursor.at += 2 + name.length;
    skipSpaces(cursor);
  }
  if (!isNamed || !text.startsWith('>', cursor.at)) failXml(cursor, `XML has no end of ${name}`);
  cursor.at += 1;
  return true;
}

/** Text up to the next tag. White space alone, of which a nuspec has most, is no text to NuGet's reader either. */
function readText(cursor: XmlCursor): XmlNode | undefined {
  const start = cursor.at;
  if (skipSpaces(cursor) && cursor.text.startsWith('<', cursor.at)) return undefined;
  cursor.at = start;
  const found = cursor.text.indexOf('<', cursor.at);
  const end = found < 0 ? cursor.text.length : found;
  if (end === cursor.at) return undefined;
  const text = cursor.text.slice(cursor.at, end);
  cursor.at = end;
  if (text.includes(']]>')) failXml(cursor, 'XML has ]]> outside of a section');
  return { kind: 'text', text: decodeXmlReferences(withLineFeeds(text), cursor.path) };
}

function readMarked(cursor: XmlCursor): XmlNode | undefined {
  return cursor.text.startsWith('<!', cursor.at) ? (readComment(cursor) ?? readSection(cursor)) : undefined;
}

function readComment(cursor: XmlCursor): XmlNode | undefined {
  if (!cursor.text.startsWith(COMMENT, cursor.at)) return undefined;
  cursor.at += COMMENT.length;
  const text = takeUntil(cursor, '--');
  if (!cursor.text.startsWith('>', cursor.at)) failXml(cursor, 'XML has -- inside a comment');
  cursor.at += 1;
  return { kind: 'comment', text: withLineFeeds(text) };
}

function readSection(cursor: XmlCursor): XmlNode | undefined {
  if (!cursor.text.startsWith(CDATA, cursor.at)) return undefined;
  cursor.at += CDATA.length;
  return { kind: 'cdata', text: withLineFeeds(takeUntil(cursor, ']]>')) };
}

function skipInstruction(cursor: XmlCursor): boolean {
  if (!cursor.text.startsWith('<?', cursor.at) || take(cursor, INSTRUCTION) === undefined) return false;
  takeUntil(cursor, '?>');
  return true;
}

/** XML 1.0 §2.11: a line ends in a line feed, however it was written. */
function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
