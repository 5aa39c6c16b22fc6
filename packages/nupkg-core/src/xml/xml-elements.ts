import { NupkgError } from '../errors.ts';
import type { XmlElement, XmlNode } from './parse-xml.ts';
import {
  EQUALS_SIGN,
  EXCLAMATION_MARK,
  failXml,
  GREATER_THAN,
  LESS_THAN,
  QUESTION_MARK,
  skipSpaces,
  SLASH,
  take,
  takeUntil,
  type XmlCursor,
} from './xml-cursor.ts';
import { NAME_CHARACTERS, takeName } from './xml-names.ts';
import { decodeXmlReferences } from './xml-references.ts';

/** Deepest nesting accepted: a nuspec has six levels, a hostile one would exhaust the stack. */
export const MAX_XML_DEPTH = 64;

const SPACES = /\r\n|[\t\r\n]/g;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const AMPERSAND = 0x26;
const SPACE = 0x20;
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
  const isEmpty = cursor.text.charCodeAt(cursor.at) === SLASH;
  cursor.at += isEmpty ? 2 : 1;
  const children = isEmpty ? [] : readChildren(cursor, name, depth);
  return { kind: 'element', name, attributes, children, start, end: cursor.at };
}

function takeTagName(cursor: XmlCursor): string | undefined {
  if (cursor.text.charCodeAt(cursor.at) !== LESS_THAN) return undefined;
  cursor.at += 1;
  return takeName(cursor);
}

/** Skips what may stand around the root element (XML 1.0 §2.8, Misc). */
export function skipMisc(cursor: XmlCursor): void {
  while (skipSpaces(cursor) || readComment(cursor) !== undefined || skipInstruction(cursor));
}

/** Takes everything up to the `>` or `/>` of a tag. */
function readAttributes(cursor: XmlCursor, element: string): Readonly<Record<string, string>> {
  if (cursor.text.charCodeAt(cursor.at) === GREATER_THAN) return NO_ATTRIBUTES;
  const attributes: Record<string, string> = new Attributes();
  for (;;) {
    const isApart = skipSpaces(cursor);
    if (isAtTagEnd(cursor)) return attributes;
    const name = isApart ? takeName(cursor) : undefined;
    const value = name === undefined ? undefined : takeValue(cursor);
    if (name === undefined || value === undefined) failXml(cursor, `XML has a broken tag of ${element}`);
    if (attributes[name] !== undefined) failXml(cursor, `XML has two attributes ${name} in one element`);
    attributes[name] = value;
  }
}

function isAtTagEnd({ text, at }: XmlCursor): boolean {
  const code = text.charCodeAt(at);
  return code === GREATER_THAN || (code === SLASH && text.charCodeAt(at + 1) === GREATER_THAN);
}

/** The `=` and the quoted text after the name of an attribute. */
function takeValue(cursor: XmlCursor): string | undefined {
  const { text } = cursor;
  skipSpaces(cursor);
  if (text.charCodeAt(cursor.at) !== EQUALS_SIGN) return undefined;
  cursor.at += 1;
  skipSpaces(cursor);
  const quote = text.charCodeAt(cursor.at);
  if (quote !== QUOTE && quote !== APOSTROPHE) return undefined;
  const start = cursor.at + 1;
  let end = start;
  let isPlain = true;
  for (let code = text.charCodeAt(end); code !== quote; code = text.charCodeAt(end)) {
    if (code === LESS_THAN || end >= text.length) return undefined;
    if (code < SPACE || code === AMPERSAND) isPlain = false;
    end += 1;
  }
  cursor.at = end + 1;
  const value = text.slice(start, end);
  // XML 1.0 §3.3.3: white space, but not a reference to it, is read as spaces.
  return isPlain ? value : decodeXmlReferences(value.replace(SPACES, ' '), cursor.path);
}

function readChildren(cursor: XmlCursor, name: string, depth: number): readonly XmlNode[] {
  const first = readText(cursor);
  // As most end: with a text or nothing.
  if (takeEndTag(cursor, name)) return first === undefined ? [] : [first];
  const children: XmlNode[] = first === undefined ? [] : [first];
  do {
    if (cursor.at === cursor.text.length) failXml(cursor, `XML has no end of ${name}`);
    const mark = cursor.text.charCodeAt(cursor.at + 1);
    if (mark !== QUESTION_MARK || !skipInstruction(cursor)) {
      const marked = mark === EXCLAMATION_MARK ? (readComment(cursor) ?? readSection(cursor)) : undefined;
      children.push(marked ?? readElement(cursor, depth + 1));
    }
    const text = readText(cursor);
    if (text !== undefined) children.push(text);
  } while (!takeEndTag(cursor, name));
  return children;
}

/** Throws if another element, or none, ends here. */
function takeEndTag(cursor: XmlCursor, name: string): boolean {
  const { text } = cursor;
  if (text.charCodeAt(cursor.at + 1) !== SLASH || text.charCodeAt(cursor.at) !== LESS_THAN) return false;
  const isNamed = text.startsWith(name, cursor.at + 2);
  if (isNamed) {
    cursor.at += 2 + name.length;
    skipSpaces(cursor);
  }
  if (!isNamed || text.charCodeAt(cursor.at) !== GREATER_THAN) failXml(cursor, `XML has no end of ${name}`);
  cursor.at += 1;
  return true;
}

/** Text up to the next tag. White space alone, of which a nuspec has most, is no text to NuGet's reader either. */
function readText(cursor: XmlCursor): XmlNode | undefined {
  const start = cursor.at;
  skipSpaces(cursor);
  if (cursor.text.charCodeAt(cursor.at) === LESS_THAN) return undefined;
  cursor.at = start;
  const found = cursor.text.indexOf('<', cursor.at);
  const end = found < 0 ? cursor.text.length : found;
  if (end === cursor.at) return undefined;
  const text = cursor.text.slice(cursor.at, end);
  cursor.at = end;
  if (text.includes(']]>')) failXml(cursor, 'XML has ]]> outside of a section');
  return { kind: 'text', text: decodeXmlReferences(withLineFeeds(text), cursor.path) };
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
