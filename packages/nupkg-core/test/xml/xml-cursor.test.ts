import { describe, expect, it } from 'vitest';
import { failXml, skipSpaces, take, takeUntil } from '../../src/xml/xml-cursor.ts';

const cursor = (text: string, at = 0) => ({ text, path: 'a.nuspec', at });

describe('take', () => {
  it('moves over what matches at the cursor, and only there', () => {
    const place = cursor('ab', 1);
    expect(take(place, /a/y)).toBeUndefined();
    expect(place.at).toBe(1);
    expect(take(place, /b/y)?.[0]).toBe('b');
    expect(place.at).toBe(2);
  });
});

describe('skipSpaces', () => {
  it('moves over white space, and says whether there was any', () => {
    const place = cursor(' \t\r\n\u00a0');
    expect([skipSpaces(place), place.at]).toEqual([true, 4]);
    expect([skipSpaces(place), place.at]).toEqual([false, 4]);
  });
});

describe('takeUntil', () => {
  it('moves behind the end that it looks for', () => {
    const place = cursor('ab-->c');
    expect(takeUntil(place, '-->')).toBe('ab');
    expect(place.at).toBe(5);
    expect(() => takeUntil(place, '-->')).toThrowCode('NUPKG_XML_INVALID');
  });
});

describe('failXml', () => {
  it('says in which line', () => {
    expect(() => failXml(cursor('a\nb', 2), 'XML is wrong')).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ line: 2 }) }),
    );
  });
});
