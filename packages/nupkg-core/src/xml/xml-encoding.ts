import { NupkgError } from '../errors.ts';

/** XML 1.0, appendix F: UTF-8 unless a byte order mark says UTF-16. Other declared encodings are not read. */
export function decodeXmlBytes(bytes: Uint8Array, path: string): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new NupkgError('NUPKG_XML_INVALID', `XML is not valid ${encoding}`, { path, cause });
  }
}
