import { describe, expect, it } from 'vitest';
import { entriesOfPart } from '../../src/fs/proof-parts.ts';
import { make } from '../memory-packages.ts';

describe('entriesOfPart', () => {
  it('gives every entry to one part, and to each about the same bytes', async () => {
    const { pkg } = await make('1.0.0', {
      'a.txt': 'a'.repeat(900),
      'b.txt': 'b'.repeat(800),
      'c.txt': 'c'.repeat(850),
    });
    const { entries } = pkg.archive;
    const parts = [0, 1].map((part) => entriesOfPart(entries, part, 2));
    expect(
      parts
        .flat()
        .map(({ path }) => path)
        .toSorted(),
    ).toEqual(entries.map(({ path }) => path).toSorted());
    expect(parts[0]?.map(({ path }) => path)).toContain('a.txt');
    expect(parts[1]?.map(({ path }) => path)).toContain('c.txt');
  });
});
