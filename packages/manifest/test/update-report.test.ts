import { describe, expect, it } from 'vitest';
import { documentChange } from '../src/update-report.ts';

describe('documentChange', () => {
  it('names what comes, goes and changes', () => {
    const entry = (name: string, size: number): { name: string; size: number } => ({ name, size });
    const change = documentChange(
      'm.json',
      [entry('a', 1), entry('b', 1), entry('c', 1)],
      [entry('a', 1), entry('c', 2), entry('d', 1)],
      ({ name }) => name,
    );
    expect(change).toEqual({ path: 'm.json', added: ['d'], removed: ['b'], changed: ['c'] });
  });
});
