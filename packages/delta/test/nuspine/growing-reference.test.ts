import { describe, expect, it } from 'vitest';
import { growingReference } from '../../src/nuspine/growing-reference.ts';
import type { PatchReference } from '../../src/nuspine/patch-reader.ts';

const PARTS = [[[1, 2], []], [], [[3], [4, 5]], [[6]]];

function taken(reference: PatchReference, start: number, length: number): number[] | undefined {
  const target = new Uint8Array(length);
  return reference.copy(start, length, target, 0) ? [...target] : undefined;
}

describe('growingReference', () => {
  const made: number[] = [];
  const grow = (): ReturnType<typeof growingReference> => {
    made.length = 0;
    return growingReference(PARTS.length, (part) => {
      made.push(part);
      return (PARTS[part] ?? []).map((bytes) => Uint8Array.from(bytes));
    });
  };

  it('makes parts in their order, as far as something is taken', () => {
    const reference = grow();
    expect(taken(reference, 0, 0)).toEqual([]);
    expect(made).toEqual([]);
    expect(taken(reference, 1, 1)).toEqual([2]);
    expect(made).toEqual([0]);
    expect(taken(reference, 2, 1)).toEqual([3]);
    expect(made).toEqual([0, 1, 2]);
    expect(taken(reference, 1, 4)).toEqual([2, 3, 4, 5]);
    expect(taken(reference, 0, 6)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(taken(reference, 4, 1)).toEqual([5]);
    expect(made).toEqual([0, 1, 2, 3]);
  });

  it('has nothing before its start or behind its end', () => {
    const reference = grow();
    expect(taken(reference, 5, 2)).toBeUndefined();
    expect(taken(reference, -1, 1)).toBeUndefined();
    expect(taken(reference, 5, 1)).toEqual([6]);
  });

  it('makes the parts that it is told to', () => {
    const reference = grow();
    reference.through(1);
    reference.through(0);
    expect(made).toEqual([0, 1]);
  });
});
