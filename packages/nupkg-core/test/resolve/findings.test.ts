import { parseNuGetVersion } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import type { Feed } from '../../src/index.ts';
import { reportFindings } from '../../src/resolve/findings.ts';
import { memoryFeed } from '../builders/memory-feed.ts';
import { graphOf, type Packages } from './tree.ts';

const EMPTY = await memoryFeed([]);

async function reported(requests: readonly string[], packages: Packages, feeds: readonly Feed[] = [EMPTY]) {
  return reportFindings(await graphOf(requests, packages), { feedsOf: () => feeds, hasLock: false, prune: new Map() });
}

function feedWith(versions: readonly string[]): Feed {
  return { ...EMPTY, versions: async () => versions.map(parseNuGetVersion) };
}

describe('reportFindings', () => {
  it.each([
    ['NU1101', '1.0', []],
    ['NU1102', '3.0', ['1.0.0', '2.0.0-beta']],
    ['NU1103', '1.0', ['1.1.0-beta']],
  ])('says %s for a request for %s among %j', async (code, range, available) => {
    const findings = await reported([`A ${range}`], {}, [feedWith(available)]);
    expect(findings).toMatchObject([{ code, level: 'error', id: 'A', path: [expect.stringContaining('A [')] }]);
  });

  it('lists the versions there are', async () => {
    expect(await reported(['A 2.0'], {}, [feedWith(['1.0', '1.5'])])).toMatchObject([
      { available: ['1.0.0', '1.5.0'] },
    ]);
  });

  it('says NU1100 where no feed may be asked', async () => {
    expect(await reported(['A 1.0'], {}, [])).toMatchObject([{ code: 'NU1100', id: 'A' }]);
  });

  it('says NU1107 with both ways', async () => {
    const packages = { 'A 1.0': ['C [1.0]'], 'B 1.0': ['C 2.0'], 'C 1.0': [], 'C 2.0': [] };
    expect(await reported(['A 1.0', 'B 1.0'], packages)).toMatchObject([
      {
        code: 'NU1107',
        level: 'error',
        id: 'C',
        path: ['A [1.0.0, )', 'C [1.0.0, 1.0.0]'],
        against: ['B [1.0.0, )', 'C [2.0.0, )'],
      },
    ]);
  });

  it('says NU1108 with the way around, and then nothing of conflicts and downgrades', async () => {
    const packages = { 'A 1.0': ['B 2.0'], 'B 1.0': ['B 1.0'], 'B 2.0': [] };
    expect(await reported(['A 1.0', 'B 1.0'], packages)).toMatchObject([
      { code: 'NU1108', id: 'B', path: ['B [1.0.0, )', 'B [1.0.0, )'] },
    ]);
  });

  it('says NU1605 with both ways', async () => {
    expect(await reported(['A 1.0', 'B 1.0'], { 'A 1.0': ['B 2.0'], 'B 1.0': [] })).toMatchObject([
      { code: 'NU1605', level: 'error', id: 'B', path: ['A [1.0.0, )', 'B [2.0.0, )'], against: ['B [1.0.0, )'] },
    ]);
  });

  it('says NU1109 where a central version lowers a package', async () => {
    const graph = await graphOf(['A 1.0'], { 'A 1.0': ['B 2.0'], 'B 1.0': [] }, { b: '1.0' });
    expect(await reportFindings(graph, { feedsOf: () => [EMPTY], hasLock: false, prune: new Map() })).toMatchObject([
      { code: 'NU1109', level: 'error', id: 'B' },
    ]);
  });

  it.each([
    ['NU1604', ['A (1.0, )'], { 'A 2.0': [] }, ['A (1.0.0, )']],
    ['NU1603', ['A 1.0'], { 'A 2.0': [] }, ['A [1.0.0, )']],
    ['NU1602', ['A 1.0'], { 'A 1.0': ['B (, 2.0]'], 'B 1.0': [] }, ['A [1.0.0, )', 'B (, 2.0.0]']],
    ['NU1608', ['A 1.0', 'B 2.0'], { 'A 1.0': ['B [1.0]'], 'B 2.0': [] }, ['A [1.0.0, )', 'B [1.0.0, 1.0.0]']],
  ])('warns with %s about %j', async (code, requests, packages, path) => {
    expect(await reported(requests, packages)).toMatchObject([{ code, level: 'warning', path }]);
  });

  it('says NU1601 for a locked version in the place of NU1603', async () => {
    const graph = await graphOf(['A 1.0'], { 'A 2.0': ['B 1.0'], 'B 2.0': [] });
    expect(await reportFindings(graph, { feedsOf: () => [EMPTY], hasLock: true, prune: new Map() })).toMatchObject([
      { code: 'NU1601', level: 'warning', id: 'A', resolved: '2.0.0' },
    ]);
  });

  it('says NU1510 for what the root asks for although the framework has it', async () => {
    const prune = new Map(['a', 'b'].map((key) => [key, parseNuGetVersion('1.5')]));
    const graph = await graphOf(['A 1.0', 'B 2.0'], { 'A 1.0': [], 'B 2.0': [] });
    expect(await reportFindings(graph, { feedsOf: () => [EMPTY], hasLock: false, prune })).toMatchObject([
      { code: 'NU1510', level: 'warning', id: 'A' },
    ]);
  });

  it('takes a floating request for what it is', async () => {
    expect(await reported(['A 1.*'], { 'A 1.5': [] })).toEqual([]);
  });
});
