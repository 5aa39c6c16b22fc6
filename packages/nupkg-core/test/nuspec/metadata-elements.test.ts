import { describe, expect, it } from 'vitest';
import {
  elementNamed,
  elementsNamed,
  type MetadataElements,
  metadataElements,
  metadataText,
  namedText,
} from '../../src/nuspec/metadata-elements.ts';
import { parseXml } from '../../src/xml/parse-xml.ts';
import { textOf } from '../../src/xml/xml-query.ts';

const read = (text: string): MetadataElements =>
  metadataElements(parseXml(Buffer.from(`<metadata xmlns:n="n">${text}</metadata>`), 'a'));

describe('elementsNamed', () => {
  it.each([
    ['<a>1</a><b>2</b><a>3</a>', ['1', '3']],
    ['<A>1</A><n:a>2</n:a><a>3</a>', ['2', '3']],
    ['<A>1</A>', []],
    ['text', []],
  ])('finds the a of %s: %j', (text, texts) => {
    expect(elementsNamed(read(text), 'a').map(textOf)).toEqual(texts);
  });
});

describe('elementNamed', () => {
  it('finds the first of that name', () => {
    const found = elementNamed(read('<A>1</A><a>2</a><a>3</a>'), 'a');
    expect(found?.children).toEqual([{ kind: 'text', text: '2' }]);
    expect(elementNamed(read('<A>1</A>'), 'a')).toBeUndefined();
  });
});

describe('metadataText', () => {
  it.each([
    ['<title>a</title><title>b</title>', 'a'],
    ['<title> </title><title>b</title>', 'b'],
    ['<TITLE> a </TITLE><title>b</title>', ' a '],
    ['<title>a<b/></title>', undefined],
    ['<title>a<!-- c --><![CDATA[ ]]></title>', 'a '],
    ['', undefined],
  ])('reads the title of %s as %j', (text, title) => {
    expect(metadataText(read(text), 'title')).toBe(title);
  });
});

describe('namedText', () => {
  it.each([
    ['<icon> </icon><icon>b</icon>', undefined],
    ['<ICON>a</ICON><icon>b</icon>', 'b'],
    ['<icon>a<b>c</b></icon>', 'ac'],
  ])('reads the icon of %s as %j', (text, icon) => {
    expect(namedText(read(text), 'icon')).toBe(icon);
  });
});
