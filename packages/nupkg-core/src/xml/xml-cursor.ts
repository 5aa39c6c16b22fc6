import { NupkgError } from '../errors.ts';

/** Where reading a document has come to. Only `at` changes. */
export interface XmlCursor {
  readonly text: string;
  /** Names the document in errors. */
  readonly path: string;
  at: number;
}

/** Takes what a sticky pattern matches at the cursor, if it does. */
export function take(cursor: XmlCursor, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = cursor.at;
  const match = pattern.exec(cursor.text);
  if (match === null) return undefined;
  cursor.at = pattern.lastIndex;
  return match;
}

/** What `charCodeAt` gives for characters that mean something. */
export const LESS_THAN = 0x3c;
export const GREATER_THAN = 0x3e;
export const SLASH = 0x2f;
export const EXCLAMATION_MARK = 0x21;
export const QUESTION_MARK = 0x3f;
export const EQUALS_SIGN = 0x3d;
const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;

/** Skips white space (XML 1.0 §2.3, S). False if there is none. */
export function skipSpaces(cursor: XmlCursor): boolean {
  const { text, at } = cursor;
  let end = at;
  for (;;) {
    const code = text.charCodeAt(end);
    if (code !== SPACE && code !== LINE_FEED && code !== CARRIAGE_RETURN && code !== TAB) break;
    end += 1;
  }
  cursor.at = end;
  return end > at;
}

/** Takes everything up to `close`, and `close` itself. */
export function takeUntil(cursor: XmlCursor, close: string): string {
  const end = cursor.text.indexOf(close, cursor.at);
  if (end < 0) failXml(cursor, `XML lacks ${close}`);
  const taken = cursor.text.slice(cursor.at, end);
  cursor.at = end + close.length;
  return taken;
}

/** Throws `NUPKG_XML_INVALID` with the line that the cursor is in. */
export function failXml({ text, path, at }: XmlCursor, message: string): never {
  throw new NupkgError('NUPKG_XML_INVALID', message, { path, line: text.slice(0, at).split('\n').length });
}
