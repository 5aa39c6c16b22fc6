import type { RefuseDocument } from './document-checker.ts';

/** How JSON is read. */
export interface JsonOptions {
  /** Takes a byte order mark in front, as .NET's readers do. RFC 8259, section 8.1 lets a reader choose; without this it is a fault. */
  readonly byteOrderMark?: boolean;
}

// Made once: logs have hundreds of thousands of small documents.
const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const MARK = '\ufeff';

/** Parses JSON: a text, or bytes that are UTF-8. For what is none, `refuse` throws, told so and why. */
export function parseJson(
  content: Uint8Array | string,
  refuse: RefuseDocument,
  { byteOrderMark = false }: JsonOptions = {},
): unknown {
  try {
    const text = typeof content === 'string' ? content : STRICT.decode(content);
    return JSON.parse(byteOrderMark && text.startsWith(MARK) ? text.slice(1) : text);
  } catch (cause) {
    return refuse([{ pointer: '', message: 'is not JSON in UTF-8' }], cause);
  }
}
