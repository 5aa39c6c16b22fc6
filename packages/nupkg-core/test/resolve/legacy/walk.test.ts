import { describe, expect, it } from 'vitest';
import { breadthFirst } from '../../../src/resolve/legacy/dependency-tree.ts';
import { treeOf } from '../tree.ts';

async function walked(requests: readonly string[], packages: Readonly<Record<string, readonly string[]>>) {
  const [, ...nodes] = breadthFirst(await treeOf(requests, packages));
  return nodes.map((node) => `${node.kind} ${node.request.id} below ${node.parent?.item.id ?? ''}`);
}

describe('walkDependencies', () => {
  it('gives every request a node of its own', async () => {
    expect(await walked(['A 1.0', 'B 1.0'], { 'A 1.0': ['C 1.0'], 'B 1.0': ['C 1.0'], 'C 1.0': [] })).toEqual([
      'package A below ',
      'package B below ',
      'package C below A',
      'package C below B',
    ]);
  });

  it('drops a request that a nearer package settles', async () => {
    expect(await walked(['A 1.0', 'B 2.0'], { 'A 1.0': ['B 1.0'], 'B 2.0': [] })).toEqual([
      'package A below ',
      'package B below ',
    ]);
  });

  it('keeps, but does not follow, a request that is higher than a nearer one', async () => {
    expect(await walked(['A 1.0', 'B 1.0'], { 'A 1.0': ['B 2.0'], 'B 1.0': [], 'B 2.0': [] })).toContain(
      'lower-nearby B below A',
    );
  });

  it('ends at a package that is already above', async () => {
    expect(await walked(['A 1.0'], { 'A 1.0': ['B 1.0'], 'B 1.0': ['a 1.0'] })).toContain('cycle a below B');
  });

  it('stops at the limit of nodes', async () => {
    await expect(treeOf(['A 1.0'], { 'A 1.0': ['B 1.0'], 'B 1.0': [] }, 2)).rejects.toThrowCode(
      'RESOLVE_LIMIT_EXCEEDED',
    );
    await expect(treeOf(['A 1.0'], { 'A 1.0': ['B 1.0'], 'B 1.0': [] }, 3)).resolves.toBeDefined();
  });
});
