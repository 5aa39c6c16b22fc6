import { seededRandom } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { CheapestFirst } from '../../src/path/cheapest-first.ts';

describe('CheapestFirst', () => {
  it('takes out in order of cost, then of adding', () => {
    const random = seededRandom(1);
    const queue = new CheapestFirst<string>();
    const added = Array.from({ length: 200 }, (_, index) => ({ cost: random(20), name: String(index) }));
    for (const { cost, name } of added) queue.add(cost, name);
    const taken: string[] = [];
    for (let one = queue.take(); one !== undefined; one = queue.take()) taken.push(one);
    expect(taken).toEqual(added.toSorted((a, b) => a.cost - b.cost).map(({ name }) => name));
  });
});
