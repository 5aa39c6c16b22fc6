import { describe, expect, it } from 'vitest';
import { decodeXmlBytes } from '../../src/xml/decode-xml-bytes.ts';

describe('decodeXmlBytes', () => {
  it('drops the byte order mark of UTF-8 and UTF-16', () => {
    expect(decodeXmlBytes(Buffer.from('\ufeff<é/>'), 'a')).toBe('<é/>');
    expect(decodeXmlBytes(Buffer.from('\ufeff<é/>', 'utf16le'), 'a')).toBe('<é/>');
  });

  it('refuses bytes that are no text', () => {
    expect(() => decodeXmlBytes(Uint8Array.from([0x3c, 0xff, 0x3e]), 'a')).toThrowCode('NUPKG_XML_INVALID');
  });
});
