import { describe, expect, it } from 'vitest';
import { takeName } from '../../src/xml/xml-names.ts';

describe('takeName', () => {
  it.each<[string, string | undefined]>([
    ['id>', 'id'],
    ['a:b-1._c d', 'a:b-1._c'],
    ['élan="', 'élan'],
    ['idé/>', 'idé'],
    ['𐀀b ', '𐀀b'],
    ['a÷', 'a'],
    ['-a', undefined],
    ['1a', undefined],
    ['÷', undefined],
    ['', undefined],
  ])('finds in %j the name %j', (text, name) => {
    const cursor = { text: `<${text}`, path: 'a.nuspec', at: 1 };
    expect(takeName(cursor)).toBe(name);
    expect(cursor.at).toBe(1 + (name?.length ?? 0));
  });
});
