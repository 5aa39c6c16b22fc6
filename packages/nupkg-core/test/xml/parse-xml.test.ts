import { describe, expect, it } from 'vitest';
import { parseXml } from '../../src/xml/parse-xml.ts';

const parse = (text: string) => parseXml(Buffer.from(text), 'a.nuspec');

describe('parseXml', () => {
  it('keeps order, white space, comments and CDATA', () => {
    const root = parse('<a x="1"> <b/><!-- c --><![CDATA[<d>]]>&amp;&#233;</a>');
    expect(root.attributes).toEqual({ x: '1' });
    expect(root.children).toEqual([
      { kind: 'text', text: ' ' },
      { kind: 'element', name: 'b', attributes: {}, children: [] },
      { kind: 'comment', text: ' c ' },
      { kind: 'cdata', text: '<d>' },
      { kind: 'text', text: '&é' },
    ]);
  });

  it.each(['', '<a>', '<a></b>', '<a/><b/>', '<a>&unknown;</a>', '<a>&#0;</a>', '<a>&</a>'])('refuses %j', (text) => {
    expect(() => parse(text)).toThrowCode('NUPKG_XML_INVALID');
  });

  it('refuses a document type, with or without entities', () => {
    expect(() => parse('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')).toThrowCode('NUPKG_XML_FORBIDDEN');
    expect(() => parse('<!doctype a><a/>')).toThrowCode('NUPKG_XML_FORBIDDEN');
  });

  it('refuses nesting that would exhaust the stack', () => {
    expect(() => parse('<a>'.repeat(90) + '</a>'.repeat(90))).toThrowCode('NUPKG_XML_FORBIDDEN');
  });
});
