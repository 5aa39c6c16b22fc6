import { describe, expect, it } from 'vitest';
import { parseXml, parseXmlText } from '../../src/xml/parse-xml.ts';

const parse = (text: string) => parseXml(Buffer.from(text), 'a.nuspec');

describe('parseXml', () => {
  it('keeps order, white space, comments and CDATA', () => {
    const root = parse('<a x="1"> <b/><!-- c --><![CDATA[<d>]]>&amp;&#233;</a>');
    expect(root.attributes).toEqual({ x: '1' });
    expect(root.children).toMatchObject([
      { kind: 'text', text: ' ' },
      { kind: 'element', name: 'b', attributes: {}, children: [] },
      { kind: 'comment', text: ' c ' },
      { kind: 'cdata', text: '<d>' },
      { kind: 'text', text: '&é' },
    ]);
  });

  it('knows where elements start and end, whatever the line ends', () => {
    const text = '<?xml version="1.0"?>\r\n<!-- c -->\r\n<a\r\n b="1"><c/>\r\n<d>x</d></a>\r\n';
    const root = parseXmlText(text, 'a');
    expect(text.slice(root.start, root.end)).toBe('<a\r\n b="1"><c/>\r\n<d>x</d></a>');
    const places = root.children.flatMap((node) => (node.kind === 'element' ? text.slice(node.start, node.end) : []));
    expect(places).toEqual(['<c/>', '<d>x</d>']);
  });

  it('reads text that only speaks of a document type', () => {
    const root = parse('<!-- <!DOCTYPE a> --><a><![CDATA[<!DOCTYPE html>]]>&lt;!DOCTYPE html></a>');
    expect(root.children).toEqual([
      { kind: 'cdata', text: '<!DOCTYPE html>' },
      { kind: 'text', text: '<!DOCTYPE html>' },
    ]);
  });

  it.each([
    '',
    'text',
    '<a>',
    '<a></b>',
    '<a/><b/>',
    '<a b="1" b="2"/>',
    '<a b=1/>',
    '<a><!-- </a>',
    '<a><![CDATA[ </a>',
    '<a>&unknown;</a>',
    '<a b="&unknown;"/>',
    '<a>&#0;</a>',
    '<a>&</a>',
    '<a>\u0001</a>',
    '<constructor/>',
  ])('refuses %j', (text) => {
    expect(() => parse(text)).toThrowCode('NUPKG_XML_INVALID');
  });

  it('refuses a document type, with or without entities', () => {
    expect(() => parse('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')).toThrowCode('NUPKG_XML_FORBIDDEN');
    expect(() => parse('<!doctype a><a/>')).toThrowCode('NUPKG_XML_FORBIDDEN');
    expect(() => parse('<a><!ENTITY b "c"></a>')).toThrowCode('NUPKG_XML_FORBIDDEN');
  });

  it('refuses nesting that would exhaust the stack', () => {
    expect(() => parse('<a>'.repeat(90) + '</a>'.repeat(90))).toThrowCode('NUPKG_XML_FORBIDDEN');
  });
});
