import { describe, expect, it } from 'vitest';
import { decodeXmlReferences, escapeXmlAttribute, escapeXmlText } from '../../src/xml/xml-references.ts';

const NASTY = 'a <b> & "c" \'d\' é\n\t';

describe('decodeXmlReferences', () => {
  it('undoes escaping', () => {
    expect(decodeXmlReferences(escapeXmlText(NASTY), 'a')).toBe(NASTY);
    expect(decodeXmlReferences(escapeXmlAttribute(NASTY), 'a')).toBe(NASTY);
  });

  it.each(['&nbsp;', '&', '&#xD800;', '&#1114112;'])('refuses %s', (text) => {
    expect(() => decodeXmlReferences(text, 'a')).toThrowCode('NUPKG_XML_INVALID');
  });
});

describe('escapeXmlText', () => {
  it('escapes what would be markup', () => {
    expect(escapeXmlText('<a>&\r\n')).toBe('&lt;a&gt;&amp;&#13;\n');
  });
});

describe('escapeXmlAttribute', () => {
  it('keeps line breaks through attribute normalization', () => {
    expect(escapeXmlAttribute('"\n')).toBe('&quot;&#10;');
  });
});
