import { describe, expect, it } from 'vitest';
import { FAMILIES } from '../../src/families/all-families.ts';
import { markedRoot } from '../../src/marked-root.ts';

describe('FAMILIES', () => {
  it('have markers of their own, for a file belongs to one family', () => {
    const markers = FAMILIES.flatMap((family) => family.markers);
    const files = markers.map((marker) => marker.replace('**', 'a/b').replace('*', 'App'));
    for (const file of files) {
      expect(markers.filter((marker) => markedRoot(file, marker) !== undefined)).toHaveLength(1);
    }
  });

  it('have executors of their own', () => {
    const names = FAMILIES.flatMap(({ executors }) => Object.keys(executors));
    expect(new Set(names).size).toBe(names.length);
  });
});
