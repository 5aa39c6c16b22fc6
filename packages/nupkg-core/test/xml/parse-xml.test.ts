import { describe, expect, it } from 'vitest';
import { parseXml, parseXmlText } from '../../src/xml/parse-xml.ts';

const parse = (text: string) => parseXml(Buffer.from(text), 'a.nuspec');

describe('parseXml', () => {
  it('keeps order, white space of text, comments and CDATA', () => {
    const root = parse('<a x="1"> t <b/><!-- c --><![CDATA[<d>]]>&amp;&#233;</a>');
    expect(root.attributes).toEqual({ x: '1' });
    expect(root.children).toMatchObject([
      { kind: 'text', text: ' t ' },
      { kind: 'element', name: 'b', attributes: {}, children: [] },
      { kind: 'comment', text: ' c ' },
      { kind: 'cdata', text: '<d>' },
      { kind: 'text', text: '&é' },
    ]);
  });

  it('leaves out white space alone, unless it is written as references', () => {
    expect(parse('<a>\r\n\t<b> </b> <!--c-->\n</a>').children).toMatchObject([
      { kind: 'element', name: 'b', children: [] },
      { kind: 'comment', text: 'c' },
    ]);
    expect(parse('<a> &#32;</a>').children).toEqual([{ kind: 'text', text: '  ' }]);
  });

  it('reads names that start in ASCII and go on beyond it, and refuses to end one with the other', () => {
    const root = parse('<abé cü="1"\n d = "2" ><e-ñ/></abé >');
    expect(root.name).toBe('abé');
    expect({ ...root.attributes }).toEqual({ cü: '1', d: '2' });
    expect(root.children).toMatchObject([{ kind: 'element', name: 'e-ñ' }]);
    expect(() => parse('<abé></ab>')).toThrowCode('NUPKG_XML_INVALID');
    expect(() => parse('<ab></abé>')).toThrowCode('NUPKG_XML_INVALID');
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

  it('reads line ends as line feeds, and white space of attributes as spaces', () => {
    const root = parse('<a b="1\r\n2\t3&#10;4">1\r\n2\r3&#13;4<![CDATA[\r\n]]></a>');
    expect(root.attributes['b']).toBe('1 2 3\n4');
    expect(root.children).toEqual([
      { kind: 'text', text: '1\n2\n3\r4' },
      { kind: 'cdata', text: '\n' },
    ]);
  });

  it('reads instructions, single quotes and any name', () => {
    const root = parse(
      "<?xml version='1.0' encoding='utf-8'?><?a b?><constructor __proto__='1'><?c?><é:x-1.y/></constructor>\n<?d?>",
    );
    expect(root.name).toBe('constructor');
    expect(Object.entries(root.attributes)).toEqual([['__proto__', '1']]);
    expect(root.children).toMatchObject([{ kind: 'element', name: 'é:x-1.y' }]);
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
    '<a>]]></a>',
    '<a><!-- a -- b --></a>',
    '<a><?xml version="1.0"?></a>',
    ' <?xml version="1.0"?><a/>',
    '<?xml version="1.1"?><a/>',
    '<a b="<"/>',
    '<a b="1"c="2"/>',
    '<1/>',
    'x<a/>',
    '<a/>x',
    '<a></a b>',
    '<a b/>',
    '< a/>',
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
