import { NupkgError } from '../errors.ts';

/** How the bytes of a document hold its text. */
export interface XmlText {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  /** The byte order mark that comes first, if any. */
  readonly mark: Uint8Array;
  readonly text: string;
}

const MARKS: readonly (readonly [encoding: XmlText['encoding'], mark: Uint8Array])[] = [
  ['utf-8', Uint8Array.of(0xef, 0xbb, 0xbf)],
  ['utf-16le', Uint8Array.of(0xff, 0xfe)],
  ['utf-16be', Uint8Array.of(0xfe, 0xff)],
];
const UNMARKED: (typeof MARKS)[number] = ['utf-8', new Uint8Array()];
/** What a declaration may call each encoding. */
const NAMES: Readonly<Record<XmlText['encoding'], readonly string[]>> = {
  'utf-8': ['utf-8', 'us-ascii'],
  'utf-16le': ['utf-16', 'utf-16le'],
  'utf-16be': ['utf-16', 'utf-16be'],
};
const DECODERS: Readonly<Record<XmlText['encoding'], Pick<InstanceType<typeof TextDecoder>, 'decode'>>> = {
  'utf-8': new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }),
  'utf-16le': new TextDecoder('utf-16le', { fatal: true, ignoreBOM: true }),
  'utf-16be': new TextDecoder('utf-16be', { fatal: true, ignoreBOM: true }),
};
const DECLARED = /^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/;

const LESS_THAN = 0x3c;

/** XML 1.0, appendix F: UTF-8 unless a byte order mark says UTF-16. Other encodings are not read. Throws `NUPKG_XML_INVALID`. */
export function decodeXml(bytes: Uint8Array, path: string): XmlText {
  const marked =
    bytes[0] === LESS_THAN ? undefined : MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  const [encoding, mark] = marked ?? UNMARKED;
  const text = decode(bytes.subarray(mark.length), encoding, path);
  const declared = DECLARED.exec(text)?.[1]?.toLowerCase() ?? encoding;
  if (!NAMES[encoding].includes(declared)) {
    throw new NupkgError('NUPKG_XML_INVALID', 'XML declares another encoding than it has', {
      path,
      wanted: declared,
      found: encoding,
    });
  }
  return { encoding, mark, text };
}

/** The bytes of `text` in the encoding, and after the mark, of the document it came from. */
export function encodeXml(text: string, { encoding, mark }: XmlText): Uint8Array {
  const bytes = Buffer.from(text, encoding === 'utf-8' ? 'utf8' : 'utf16le');
  return Buffer.concat([mark, encoding === 'utf-16be' ? bytes.swap16() : bytes]);
}

function decode(bytes: Uint8Array, encoding: XmlText['encoding'], path: string): string {
  try {
    return DECODERS[encoding].decode(bytes);
  } catch (cause) {
    throw new NupkgError('NUPKG_XML_INVALID', `XML is not valid ${encoding}`, { path, cause });
  }
}
