import { describe, expect, it } from 'vitest';
import { failXml, take, takeUntil } from '../../src/xml/xml-cursor.ts';

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
