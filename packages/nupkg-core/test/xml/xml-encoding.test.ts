import { describe, expect, it } from 'vitest';
import { decodeXml, encodeXml } from '../../src/xml/xml-encoding.ts';

const mark = '\ufeff';

describe('decodeXml', () => {
  it.each([
    ['utf-8', Buffer.from('<a>é</a>')],
    ['utf-8', Buffer.from(`${mark}<?xml version="1.0" encoding="UTF-8"?><a>é</a>`)],
    ['utf-16le', Buffer.from(`${mark}<?xml version="1.0" encoding="utf-16"?><a>é</a>`, 'utf16le')],
    ['utf-16be', Buffer.from(`${mark}<a>é</a>`, 'utf16le').swap16()],
  ])('reads %s', (encoding, bytes) => {
    const document = decodeXml(bytes, 'a');
    expect(document.encoding).toBe(encoding);
    expect(document.text).toMatch(/^<.*<a>é<\/a>$|^<a>é<\/a>$/);
  });

  it.each([
    ['bytes that are not UTF-8', Buffer.from('<a>é</a>', 'latin1')],
    ['a declared encoding that nobody promised', Buffer.from(`<?xml version="1.0" encoding="latin1"?><a/>`)],
    ['UTF-8 that says it is UTF-16', Buffer.from(`<?xml version='1.0' encoding='utf-16'?><a/>`)],
    ['half a UTF-16 unit', Buffer.concat([Buffer.from(`${mark}<a/>`, 'utf16le'), Buffer.alloc(1)])],
  ])('refuses %s', (_case, bytes) => {
    expect(() => decodeXml(bytes, 'a')).toThrowCode('NUPKG_XML_INVALID');
  });
});

describe('encodeXml', () => {
  it.each(['utf8', 'utf16le', 'utf16be'] as const)('gives back the bytes of %s', (encoding) => {
    const bytes = Buffer.from(`${mark}<a>é😀</a>`, encoding === 'utf8' ? 'utf8' : 'utf16le');
    if (encoding === 'utf16be') bytes.swap16();
    const document = decodeXml(bytes, 'a');
    expect(Buffer.from(encodeXml(document.text, document)).equals(bytes)).toBe(true);
  });
});
