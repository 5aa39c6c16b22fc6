import { describe, expect, it } from 'vitest';
import { MAX_XML_DEPTH, readElement, skipMisc } from '../../src/xml/xml-elements.ts';

const cursor = (text: string, at = 0) => ({ text, path: 'a.nuspec', at });

describe('readElement', () => {
  it('stops behind the element', () => {
    const place = cursor('x<a b="c">d</a>e', 1);
    expect(readElement(place, 0)).toMatchObject({ name: 'a', attributes: { b: 'c' }, start: 1, end: 15 });
    expect(place.at).toBe(15);
  });

  it('counts the depth that it starts at', () => {
    expect(readElement(cursor('<a><b/></a>'), MAX_XML_DEPTH - 1).children).toHaveLength(1);
    expect(() => readElement(cursor('<a><b/></a>'), MAX_XML_DEPTH)).toThrowCode('NUPKG_XML_FORBIDDEN');
  });
});

describe('skipMisc', () => {
  it('skips white space, comments and instructions', () => {
    const place = cursor(' <!-- a -->\n<?b?> <c/>');
    skipMisc(place);
    expect(place.text.slice(place.at)).toBe('<c/>');
  });
});
