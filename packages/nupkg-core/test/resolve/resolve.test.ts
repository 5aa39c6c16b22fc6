import { readFile } from 'node:fs/promises';
import { parseNuGetVersion, parseTargetFramework, parseVersionRange } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { type DependencyGroup, type Feed, type Resolution, resolve } from '../../src/index.ts';
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
function inClientTerms({ packages, findings }: Resolution): unknown {
  const about = (...codes: readonly string[]) => findings.filter(({ code }) => codes.includes(code));
  const way = (path: readonly string[] | undefined): string => (path ?? []).join(' > ');
  return {
    resolved: Object.fromEntries(packages.map(({ id, version }) => [id, version])),
    unresolved: about('NU1101', 'NU1102', 'NU1103').map(({ path }) => path.at(-1)),
    downgrades: about('NU1605').map(({ path, against }) => ({ path: way(path), to: way(against) })),
    conflicts: about('NU1107').map(({ path, against }) => ({ selected: way(against), conflicting: way(path) })),
    cycles: about('NU1108').map(({ path }) => way(path)),
  };
}

async function resolveFrom(
  feeds: readonly Feed[],
  groups: readonly DependencyGroup[],
  tfm = 'net8.0',
): Promise<Resolution> {
  return resolve({ dependencyGroups: groups }, { framework: parseTargetFramework(tfm), feeds });
}

describe('resolve', () => {
  it.each(cases)(
    "answers NuGet's own test $test as NuGet does",
    async ({ framework, root, packages, expect: wanted }) => {
      const feed = await memoryFeed(packages.map(recipe));
      expect(inClientTerms(await resolveFrom([feed], [group(root.map(textOf))], framework))).toEqual(wanted);
    },
  );

  it('is ok without findings, and not with them', async () => {
    const feed = await memoryFeed([{ id: 'A' }]);
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

  it('does not go on past the limit of nodes', async () => {
    const feed = await memoryFeed([{ id: 'A', dependencies: { any: ['B 1.0'] } }, { id: 'B' }]);
    const options = { framework: parseTargetFramework('net8.0'), feeds: [feed], maxNodes: 2 };
    await expect(resolve({ dependencyGroups: [group(['A 1.0'])] }, options)).rejects.toThrowCode(
      'RESOLVE_LIMIT_EXCEEDED',
    );
  });
});
