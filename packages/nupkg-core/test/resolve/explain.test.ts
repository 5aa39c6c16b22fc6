import { describe, expect, it } from 'vitest';
import { explainPackages } from '../../src/resolve/explain.ts';
import { graphOf, type Packages } from './tree.ts';

async function explained(requests: readonly string[], packages: Packages, pins = {}) {
  return explainPackages(await graphOf(requests, packages, pins));
}

describe('explainPackages', () => {
  it('says which way leads to a package, and who asks for it', async () => {
    const packages = await explained(['B 1.0', 'A 1.0'], {
      'A 1.0': [],
      'B 1.0': ['A 1.0', 'C 1.0'],
      'C 1.0': ['A 0.9'],
    });
    expect(packages.map(({ id, direct, why, path }) => ({ id, direct, why, path }))).toEqual([
      { id: 'A', direct: true, why: 'nearest', path: ['A [1.0.0, )'] },
      { id: 'B', direct: true, why: 'only', path: ['B [1.0.0, )'] },
      { id: 'C', direct: false, why: 'only', path: ['B [1.0.0, )', 'C [1.0.0, )'] },
    ]);
    expect(packages[0]?.requestedBy).toEqual([
      { package: '', range: '[1.0.0, )', decides: true },
      { package: 'B 1.0.0', range: '[1.0.0, )', decides: true },
      { package: 'C 1.0.0', range: '[0.9.0, )', decides: false },
    ]);
  });

  it('says that a cousin won by its height', async () => {
    const packages = { 'A 1.0': ['C 1.0'], 'B 1.0': ['C 2.0'], 'C 1.0': [], 'C 2.0': [] };
    const [, , c] = await explained(['A 1.0', 'B 1.0'], packages);
    expect(c).toMatchObject({ id: 'C', version: '2.0.0', why: 'highest', path: ['B [1.0.0, )', 'C [2.0.0, )'] });
    expect(c?.requestedBy.map(({ decides }) => decides)).toEqual([false, true]);
  });

  it('says that a nearer request won over a higher one', async () => {
    const packages = { 'A 1.0': ['B 1.0', 'C 1.0'], 'B 1.0': ['C 2.0'], 'C 1.0': [], 'C 2.0': [] };
    expect((await explained(['A 1.0'], packages)).at(-1)).toMatchObject({ id: 'C', version: '1.0.0', why: 'nearest' });
  });

  it('says that a central version decided', async () => {
    const packages = await explained(['A 1.0'], { 'A 1.0': ['B 1.0'], 'B 2.0': [] }, { b: '2.0' });
    expect(packages.at(-1)).toMatchObject({ id: 'B', why: 'central', path: ['B [2.0.0, )'] });
  });

  it('leaves out what no feed has', async () => {
    expect(await explained(['A 1.0'], {})).toEqual([]);
  });
});
