import { isUtf8 } from 'node:buffer';

/** A value that JSON writes with braces. */
export type Members = Readonly<Record<string, unknown>>;

const ENTRY_END = Buffer.from('\n    }');
const COMMA = 0x2c;
const LINE_FEED = 0x0a;
const DOCUMENT_END = Buffer.from('\n  ]\n}\n');

/**
 * Visits the entries of a document that is formatted as `formatDocument` does it and holds nothing but one list, parsed one
 * at a time: a document of 100,000 entries is never in memory as a whole. False for any other document, and as soon as
 * `visit` says no: whoever reads documents as a whole knows what is wrong with it.
 */
export function visitEntries(document: Uint8Array, start: string, visit: (entry: Members) => boolean): boolean {
  const bytes = Buffer.from(document.buffer, document.byteOffset, document.length);
  if (!isUtf8(bytes) || bytes.toString('latin1', 0, start.length) !== start) return false;
  // Line feeds stand only between members: none can be in a string, and what lies deeper is indented further.
  for (let at = start.length; ; ) {
    const end = bytes.indexOf(ENTRY_END, at) + ENTRY_END.length;
    const entry = end < ENTRY_END.length ? undefined : parseMembers(bytes.toString('utf8', at, end));
    if (entry === undefined || !visit(entry)) return false;
    if (bytes[end] !== COMMA) return bytes.subarray(end).equals(DOCUMENT_END);
    if (bytes[end + 1] !== LINE_FEED) return false;
    at = end + 2;
  }
}

function parseMembers(text: string): Members | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isMembers(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
