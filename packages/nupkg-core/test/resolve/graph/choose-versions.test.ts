import { formatNuGetVersion } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { choicesOf, type Packages } from '../tree.ts';

async function chosen(requests: readonly string[], packages: Packages, pins: Readonly<Record<string, string>> = {}) {
  const choices = [...(await choicesOf(requests, packages, { pins })).values()].slice(1);
  return choices.map(({ item }) => `${item.id} ${formatNuGetVersion(item.version)}`).toSorted();
}

describe('chooseVersions', () => {
  it('takes the highest of what cousins ask for', async () => {
    const packages = { 'A 1.0': ['C 1.0'], 'B 1.0': ['C 2.0'], 'C 1.0': [], 'C 2.0': [] };
    expect(await chosen(['A 1.0', 'B 1.0'], packages)).toEqual(['A 1.0.0', 'B 1.0.0', 'C 2.0.0']);
  });

  it('lets a request of the root win, higher or lower', async () => {
    const packages = { 'A 1.0': ['B 2.0'], 'B 1.0': [], 'B 2.0': [] };
    expect(await chosen(['A 1.0', 'B 1.0'], packages)).toEqual(['A 1.0.0', 'B 1.0.0']);
  });

  it('lets the nearer of two requests on one way win', async () => {
    const packages = { 'A 1.0': ['B 1.0', 'C 1.0'], 'B 1.0': ['C 2.0'], 'C 1.0': [], 'C 2.0': [] };
    expect(await chosen(['A 1.0'], packages)).toEqual(['A 1.0.0', 'B 1.0.0', 'C 1.0.0']);
  });

  it('forgets what only a package that lost has asked for', async () => {
    const packages = {
      'A 1.0': ['B 1.0'],
      'B 1.0': ['C 1.0'],
      'B 2.0': [],
      'C 1.0': ['D 1.0'],
      'D 1.0': [],
      'X 1.0': ['Y 1.0'],
      'Y 1.0': ['Z 1.0'],
      'Z 1.0': ['B 2.0'],
    };
    expect(await chosen(['A 1.0', 'X 1.0'], packages)).toEqual(['A 1.0.0', 'B 2.0.0', 'X 1.0.0', 'Y 1.0.0', 'Z 1.0.0']);
  });

  it('takes back an eviction whose reason was evicted in turn', async () => {
    const packages = {
      'A 1.0': ['D 1.0'],
      'B 1.0': ['C 1.0'],
      'C 1.0': ['D 2.0'],
      'C 2.0': [],
      'D 1.0': [],
      'D 2.0': [],
      'E 1.0': ['F 1.0'],
      'F 1.0': ['G 1.0'],
      'G 1.0': ['C 2.0'],
    };
    const names = await chosen(['A 1.0', 'B 1.0', 'E 1.0'], packages);
    expect(names).toContain('D 1.0.0');
    expect(names).toContain('C 2.0.0');
  });

  it('puts a central version in the place of what packages ask for, and of no request of the root', async () => {
    const packages = { 'A 1.0': ['B 1.0'], 'B 1.0': ['C 1.0'], 'B 2.0': ['C 2.0'], 'C 1.0': [], 'C 2.0': [] };
    expect(await chosen(['A 1.0'], packages, { b: '2.0', a: '5.0' })).toEqual(['A 1.0.0', 'B 2.0.0', 'C 2.0.0']);
  });

  it('does not go every way of a graph that has more of them than packages', async () => {
    const layers = Array.from({ length: 12 }, (_, layer) =>
      ['A', 'B', 'C', 'D', 'E'].map((id) => `${id}${String(layer)}`),
    );
    const packages = layers.flatMap((ids, layer) =>
      ids.map((id) => [`${id} 1.0`, (layers[layer + 1] ?? []).map((below) => `${below} 1.0`)] as const),
    );
    const choices = await choicesOf(['A0 1.0', 'B0 1.0'], Object.fromEntries(packages), { maxRequests: 50_000 });
    expect(choices.size).toBe(1 + 2 + 11 * 5);
  });

  it('stops at the limit of requests', async () => {
    const packages = { 'A 1.0': ['B 1.0'], 'B 1.0': [] };
    await expect(choicesOf(['A 1.0'], packages, { maxRequests: 2 })).rejects.toThrowCode('RESOLVE_LIMIT_EXCEEDED');
  });
});
