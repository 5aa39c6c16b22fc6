import { describe, expect, it } from 'vitest';
import { parseXml } from '../../src/xml/parse-xml.ts';
import { childElement, childElements, childText, localName, textOf } from '../../src/xml/xml-query.ts';

const root = parseXml(Buffer.from('<n:a><n:b>1<c>2</c><!--3--></n:b><b>4</b></n:a>'), 'a');

describe('childElements', () => {
  it('finds by local name', () => {
    expect(localName(root)).toBe('a');
    expect(childElements(root, 'b')).toHaveLength(2);
    expect(childElements(undefined)).toEqual([]);
  });
});

describe('childText', () => {
  it('joins the text of the first match', () => {
    expect(childText(root, 'b')).toBe('12');
    expect(childText(root, 'missing')).toBeUndefined();
    expect(textOf(root)).toBe('124');
    expect(childElement(root, 'missing')).toBeUndefined();
  });
});
