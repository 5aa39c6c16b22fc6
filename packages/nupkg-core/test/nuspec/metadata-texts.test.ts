import { describe, expect, it } from 'vitest';
import { metadataTexts, namedTexts } from '../../src/nuspec/metadata-texts.ts';
import { parseXml } from '../../src/xml/parse-xml.ts';

const parse = (text: string) => parseXml(Buffer.from(`<metadata>${text}</metadata>`), 'a');

describe('metadataTexts', () => {
  it.each([
    ['<title>a</title><title>b</title>', 'a'],
    ['<title> </title><title>b</title>', 'b'],
    ['<TITLE> a </TITLE><title>b</title>', ' a '],
    ['<title>a<b/></title>', undefined],
    ['<title>a<!-- c --><![CDATA[ ]]></title>', 'a '],
    ['', undefined],
  ])('reads the title of %s as %j', (text, title) => {
    expect(metadataTexts(parse(text))('title')).toBe(title);
  });
});

describe('namedTexts', () => {
  it.each([
    ['<icon> </icon><icon>b</icon>', undefined],
    ['<ICON>a</ICON><icon>b</icon>', 'b'],
    ['<icon>a<b>c</b></icon>', 'ac'],
  ])('reads the icon of %s as %j', (text, icon) => {
    expect(namedTexts(parse(text))('icon')).toBe(icon);
  });
});
