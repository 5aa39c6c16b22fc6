import { describe, expect, it } from 'vitest';
import { formatXml } from '../../src/xml/format-xml.ts';
import { parseXml } from '../../src/xml/parse-xml.ts';

describe('formatXml', () => {
  it('writes back what was read', () => {
    const text = '<a x="&lt;&quot;">\n  <b />\n  <!-- c --><![CDATA[<d>]]>&amp;é\n</a>';
    const written = Buffer.from(formatXml(parseXml(Buffer.from(text), 'a'))).toString();
    expect(written).toBe(`\ufeff<?xml version="1.0" encoding="utf-8"?>\n${text}`);
  });

  it('never ends a CDATA section early', () => {
    const root = { kind: 'element', name: 'a', attributes: {}, children: [{ kind: 'cdata', text: 'x]]>y' }] } as const;
    const read = parseXml(formatXml(root), 'a');
    expect(read.children.map((node) => ('text' in node ? node.text : ''))).toEqual(['x]]', '>y']);
  });
});
