/* eslint-disable no-misleading-character-class -- ranges of characters, as XML 1.0 §2.3 lists them */
import { NupkgError } from '../errors.ts';
import type { XmlElement, XmlNode } from './parse-xml.ts';
import { failXml, take, takeUntil, type XmlCursor } from './xml-cursor.ts';
import { decodeXmlReferences } from './xml-references.ts';

/** Deepest nesting accepted: a nuspec has six levels, a hostile one would exhaust the stack. */
export const MAX_XML_DEPTH = 64;

// XML 1.0 §2.3: NameStartChar and NameChar.
const NAME_START =
  ':A-Z_a-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c\\u200d\\u2070-\\u218f\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}';
const NAME = `[${NAME_START}][${NAME_START}\\-.0-9\\u00b7\\u0300-\\u036f\\u203f\\u2040]*`;

// Nearly all names are ASCII. Expressions for those match what the others would, and are made and matched sooner.
const PLAIN_NAME = '[:A-Z_a-z][:A-Z_a-z\\-.0-9]*';

const PLAIN_START_TAG = new RegExp(`<(${PLAIN_NAME})(?=[ \\t\\r\\n/>])`, 'y');
const START_TAG = new RegExp(`<(${NAME})`, 'uy');
const PLAIN_ATTRIBUTE = attribute(PLAIN_NAME, 'y');
const ATTRIBUTE = attribute(NAME, 'uy');
const TAG_END = /[ \t\r\n]*(\/?)>/y;
const PLAIN_END_TAG = endTag(PLAIN_NAME, 'y');
const END_TAG = endTag(NAME, 'uy');
const TEXT = /[^<]+/y;
const SPACED = /[\t\r\n]/;
const SPACES = /\r\n|[\t\r\n]/g;
const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze(Object.create(null));
const WHITE_SPACE = /[ \t\r\n]+/y;
const INSTRUCTION = new RegExp(`<\\?(?![Xx][Mm][Ll](?![${NAME_START}\\-.0-9]))${NAME}(?=[ \\t\\r\\n?])`, 'uy');
const COMMENT = /<!--/y;
const CDATA = /<!\[CDATA\[/y;

/** Reads the element that starts at the cursor. Throws `NUPKG_XML_INVALID`, `NUPKG_XML_FORBIDDEN` if nested too deeply. */
export function readElement(cursor: XmlCursor, depth: number): XmlElement {
  if (depth > MAX_XML_DEPTH) {
    throw new NupkgError('NUPKG_XML_FORBIDDEN', 'XML is nested too deeply', {
      path: cursor.path,
      max: MAX_XML_DEPTH,
    });
  }
  const start = cursor.at;
  const tag = take(cursor, PLAIN_START_TAG) ?? take(cursor, START_TAG);
  const name = tag?.[1] ?? failXml(cursor, 'XML has no element where one must be');
  const attributes = readAttributes(cursor);
  const end = take(cursor, TAG_END) ?? failXml(cursor, `XML has a broken tag of ${name}`);
  const children = end[1] === '/' ? [] : readChildren(cursor, name, depth);
  return { kind: 'element', name, attributes, children, start, end: cursor.at };
}

/** Skips what may stand around the root element (XML 1.0 §2.8, Misc). */
export function skipMisc(cursor: XmlCursor): void {
  while (take(cursor, WHITE_SPACE) !== undefined || readComment(cursor) !== undefined || skipInstruction(cursor));
}

function readAttributes(cursor: XmlCursor): Readonly<Record<string, string>> {
  if (cursor.text.startsWith('>', cursor.at)) return NO_ATTRIBUTES;
  const attributes: Record<string, string> = Object.create(null);
  for (;;) {
    TAG_END.lastIndex = cursor.at;
    const match = TAG_END.test(cursor.text) ? undefined : (take(cursor, PLAIN_ATTRIBUTE) ?? take(cursor, ATTRIBUTE));
    if (match === undefined) return attributes;
    const name = match[1] ?? '';
    if (name in attributes) failXml(cursor, `XML has two attributes ${name} in one element`);
    // XML 1.0 §3.3.3: white space, but not a reference to it, is read as spaces.
    const text = match[2] ?? match[3] ?? '';
    attributes[name] = decodeXmlReferences(SPACED.test(text) ? text.replace(SPACES, ' ') : text, cursor.path);
  }
}

function readChildren(cursor: XmlCursor, name: string, depth: number): readonly XmlNode[] {
  const children: XmlNode[] = [];
  for (;;) {
    const text = readText(cursor);
    if (text !== undefined) children.push(text);
    const end = readEndTag(cursor);
    if (end?.[1] === name) return children;
    if (end !== undefined || cursor.at === cursor.text.length) failXml(cursor, `XML has no end of ${name}`);
    if (skipInstruction(cursor)) continue;
    children.push(readMarked(cursor) ?? readElement(cursor, depth + 1));
  }
}

function readEndTag(cursor: XmlCursor): RegExpExecArray | undefined {
  if (!cursor.text.startsWith('</', cursor.at)) return undefined;
  return take(cursor, PLAIN_END_TAG) ?? take(cursor, END_TAG);
}

function readText(cursor: XmlCursor): XmlNode | undefined {
  const text = take(cursor, TEXT)?.[0];
  if (text === undefined) return undefined;
  if (text.includes(']]>')) failXml(cursor, 'XML has ]]> outside of a section');
  return { kind: 'text', text: decodeXmlReferences(withLineFeeds(text), cursor.path) };
}

function readMarked(cursor: XmlCursor): XmlNode | undefined {
  return cursor.text.startsWith('<!', cursor.at) ? (readComment(cursor) ?? readSection(cursor)) : undefined;
}

function readComment(cursor: XmlCursor): XmlNode | undefined {
  if (take(cursor, COMMENT) === undefined) return undefined;
  const text = takeUntil(cursor, '--');
  if (!cursor.text.startsWith('>', cursor.at)) failXml(cursor, 'XML has -- inside a comment');
  cursor.at += 1;
  return { kind: 'comment', text: withLineFeeds(text) };
}

function readSection(cursor: XmlCursor): XmlNode | undefined {
  if (take(cursor, CDATA) === undefined) return undefined;
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

function attribute(name: string, flags: string): RegExp {
  return new RegExp(`[ \\t\\r\\n]+(${name})[ \\t\\r\\n]*=[ \\t\\r\\n]*(?:"([^<"]*)"|'([^<']*)')`, flags);
}

function endTag(name: string, flags: string): RegExp {
  return new RegExp(`</(${name})[ \\t\\r\\n]*>`, flags);
}
