import { describe, expect, it } from 'vitest';
import { type GraphProject, judgePackGraph } from '../../src/gate/judge-pack-graph.ts';
import type { PackGraphJob } from '../../src/index.ts';

const job: PackGraphJob = { name: 'p', kind: 'pack-graph', projects: ['*'], packages: ['App', 'Core'] };
const core: GraphProject = { path: 'Core.csproj', packageId: 'core', isPackable: true, references: [] };
const app: GraphProject = { path: 'App.csproj', packageId: 'App', isPackable: true, references: ['Core.csproj'] };
const tests: GraphProject = { path: 'T.csproj', packageId: 'T', isPackable: false, references: ['App.csproj'] };

describe('judgePackGraph', () => {
  it('accepts what is listed, whatever the case of ids', () => {
    expect(judgePackGraph(job, [app, core, tests])).toEqual({
      facts: [
        { name: 'App', value: 'App.csproj' },
        { name: 'core', value: 'Core.csproj' },
      ],
    });
  });

  it.each([
    [
      'a package that is not listed',
      [app, core, { ...tests, isPackable: true }],
      'packed, but not listed: T (T.csproj)',
    ],
    ['a package that nothing packs', [core], 'listed, but nothing packs it: App'],
    [
      'a package that depends on none',
      [app, { ...core, isPackable: false }, { ...core, path: 'C2.csproj' }],
      'packed, but depends on what is not: App (Core.csproj)',
    ],
  ])('refuses %s', (_what, projects, reason) => {
    expect(judgePackGraph(job, projects).reason).toBe(reason);
  });
});
