import { readFile } from 'node:fs/promises';
import { formatNuGetVersion, parseNuGetVersion, parseTargetFramework, parseVersionRange } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import {
  type Analysis,
  analyzeDependencies,
  type DependencyGroup,
  type Feed,
  formatRequest,
  type Resolution,
  resolve,
  type Way,
} from '../../src/index.ts';
import { memoryFeed } from '../builders/memory-feed.ts';
import type { PackageRecipe } from '../builders/package.ts';

interface Request {
  readonly id: string;
  readonly range: string;
}

interface ClientCase {
  readonly test: string;
  readonly framework: string;
  readonly root: readonly Request[];
  readonly packages: readonly {
    readonly id: string;
    readonly version: string;
    readonly groups?: readonly { readonly tfm: string; readonly deps: readonly Request[] }[];
  }[];
  readonly expect: unknown;
}

const fixture = new URL('../fixtures/nuget-client/resolve.json', import.meta.url);
const { cases }: { readonly cases: readonly ClientCase[] } = JSON.parse(await readFile(fixture, 'utf8'));

function group(requests: readonly string[], framework?: string): DependencyGroup {
  return {
    framework: framework === undefined ? undefined : parseTargetFramework(framework),
    dependencies: requests.map((text) => {
      const [id = '', range = ''] = text.split(' ');
      return { id, range: parseVersionRange(range), include: undefined, exclude: undefined };
    }),
  };
}

function textOf({ id, range }: Request): string {
  return `${id} ${range.replaceAll(' ', '')}`;
}

function recipe({ id, version, groups = [] }: ClientCase['packages'][number]): PackageRecipe {
  return { id, version, dependencies: Object.fromEntries(groups.map(({ tfm, deps }) => [tfm, deps.map(textOf)])) };
}

/** The answer in the words of the client's own tests. */
function inClientTerms({ packages, missing, downgrades, conflicts, cycles }: Analysis): unknown {
  const found = [...packages.values()].filter(({ item }) => item.found);
  const text = (way: Way): string => way.map(formatRequest).join(' > ');
  return {
    resolved: Object.fromEntries(found.map(({ item }) => [item.id, formatNuGetVersion(item.version)])),
    unresolved: missing.map((way) => text(way.slice(-1))),
    downgrades: downgrades.map(({ from, to }) => ({ path: text(from), to: text(to) })),
    conflicts: conflicts.map(({ selected, conflicting }) => ({
      selected: text(selected),
      conflicting: text(conflicting),
    })),
    cycles: cycles.map(text),
  };
}

async function resolveFrom(
  feeds: readonly Feed[],
  groups: readonly DependencyGroup[],
  tfm = 'net8.0',
): Promise<Resolution> {
  return resolve({ dependencyGroups: groups }, { framework: parseTargetFramework(tfm), feeds });
}

// NuGet's own tests, and their expectations, are of the legacy resolver.
describe('analyzeDependencies', () => {
  it.each(cases)(
    "answers NuGet's own test $test as NuGet does",
    async ({ framework, root, packages, expect: wanted }) => {
      const feeds = [await memoryFeed(packages.map(recipe))];
      const options = { framework: parseTargetFramework(framework), feeds, resolver: 'legacy' } as const;
      const analysis = await analyzeDependencies({ dependencyGroups: [group(root.map(textOf))] }, options);
      expect(inClientTerms(analysis)).toEqual(wanted);
    },
  );
});

describe('resolve', () => {
  it('is ok with warnings, and not with errors', async () => {
    const feed = await memoryFeed([{ id: 'A' }]);
    expect(await resolveFrom([feed], [group(['A 0.9'])])).toMatchObject({ ok: true, findings: [{ code: 'NU1603' }] });
    expect((await resolveFrom([feed], [group(['A 1.0'])])).ok).toBe(true);
    expect((await resolveFrom([feed], [group(['B 1.0'])])).ok).toBe(false);
  });

  it('uses the nearest dependency group only', async () => {
    const feed = await memoryFeed([{ id: 'A' }, { id: 'B' }, { id: 'C' }]);
    const groups = [group(['A 1.0']), group(['B 1.0'], 'netstandard2.0'), group(['C 1.0'], 'net9.0')];
    const ids = async (tfm: string) => (await resolveFrom([feed], groups, tfm)).packages.map(({ id }) => id);
    expect(await ids('net8.0')).toEqual(['B']);
    expect(await ids('net10.0')).toEqual(['C']);
    expect(await ids('net45')).toEqual(['A']);
  });

  it('takes the lowest version that any feed has', async () => {
    const feeds = [
      await memoryFeed([{ id: 'A', version: '1.5.0' }]),
      await memoryFeed([{ id: 'a', version: '1.2.0' }]),
    ];
    const { packages } = await resolveFrom(feeds, [group(['A 1.0'])]);
    expect(packages).toMatchObject([{ id: 'a', version: '1.2.0' }]);
  });

  it('finds a cycle through the root itself', async () => {
    const feed = await memoryFeed([{ id: 'A', dependencies: { any: ['App 1.0'] } }]);
    const root = {
      identity: { id: 'app', version: parseNuGetVersion('1.0.0') },
      dependencyGroups: [group(['A 1.0'])],
    };
    const { findings } = await resolve(root, { framework: parseTargetFramework('net8.0'), feeds: [feed] });
    expect(findings).toMatchObject([{ code: 'NU1108', path: ['A [1.0.0, )', 'App [1.0.0, )'] }]);
  });

  it('takes what is installed only where a range does not float, or is locked', async () => {
    const installed = { ...(await memoryFeed([{ id: 'A', version: '1.9.0' }, { id: 'C' }])), isInstalled: true };
    const feeds = [await memoryFeed([{ id: 'A', version: '1.5.0' }]), installed];
    expect(await resolveFrom(feeds, [group(['A 1.9'])])).toMatchObject({ ok: true, packages: [{ version: '1.9.0' }] });
    expect(await resolveFrom(feeds, [group(['A 1.*'])])).toMatchObject({ ok: true, packages: [{ version: '1.5.0' }] });
    expect(await resolveFrom(feeds, [group(['C *'])])).toMatchObject({ ok: false, findings: [{ code: 'NU1101' }] });
    const [missing] = (await resolveFrom(feeds, [group(['A 2.0'])])).findings;
    expect(missing).toMatchObject({ code: 'NU1102', available: ['1.5.0'] });
    const options = { framework: parseTargetFramework('net8.0'), feeds };
    const lock = { versions: new Map([['a', parseNuGetVersion('1.9.0')]]) };
    expect(await resolve({ dependencyGroups: [group(['A 1.*'])] }, { ...options, lock })).toMatchObject({
      packages: [{ version: '1.9.0' }],
    });
  });

  it('takes packages from the sources that they are mapped to', async () => {
    const feeds = [
      await memoryFeed([{ id: 'A', version: '1.0.0' }], 'public'),
      await memoryFeed([{ id: 'A', version: '1.5.0', dependencies: { any: ['B 1.0'] } }], 'private'),
    ];
    const sourceMapping = { patterns: [{ source: 'private', pattern: 'A' }] };
    const options = { framework: parseTargetFramework('net8.0'), feeds, sourceMapping };
    const { packages, findings } = await resolve({ dependencyGroups: [group(['A 1.0'])] }, options);
    expect(packages).toMatchObject([{ id: 'A', version: '1.5.0' }]);
    expect(findings).toMatchObject([{ code: 'NU1100', id: 'B' }, { code: 'NU1603' }]);
  });

  it.each(['graph', 'legacy'] as const)('does not go on past the limit of nodes (%s)', async (resolver) => {
    const feed = await memoryFeed([{ id: 'A', dependencies: { any: ['B 1.0'] } }, { id: 'B' }]);
    const options = { framework: parseTargetFramework('net8.0'), feeds: [feed], maxNodes: 2, resolver };
    await expect(resolve({ dependencyGroups: [group(['A 1.0'])] }, options)).rejects.toThrowCode(
      'RESOLVE_LIMIT_EXCEEDED',
    );
  });
});
