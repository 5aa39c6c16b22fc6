import { pick, type Random, several } from '@nuspine/testkit';
import { type GraphPackage, type RestoreGraph, restoreGraphs } from './restore-graphs.ts';

/** Folders of packages, most of them for some frameworks only; `ID` stands for the id. */
const FILES = [
  ...[
    'lib/net472/a.dll',
    'lib/net472/a.dll',
    'lib/net48/a.dll',
    'lib/net20/a.dll',
    'lib/net8.0/a.dll',
    'lib/net8.0/_._',
  ],
  ...['lib/netstandard2.0/a.dll', 'lib/net10.0/settings.json', 'lib/net10.0/de/a.resources.dll', 'lib/net11.0/a.dll'],
  ...[
    'lib/portable-net45+win8/a.dll',
    'lib/uap10.0/a.dll',
    'lib/a.dll',
    'lib/net472/de/a.resources.dll',
    'lib/sl5/a.dll',
  ],
  ...[
    'ref/net472/a.dll',
    'ref/net8.0/a.dll',
    'ref/net8.0/_._',
    'ref/net11.0/a.dll',
    'ref/net10.0/a.xml',
    'tools/a.exe',
  ],
  ...[
    'runtimes/linux-x64/lib/net8.0/a.dll',
    'runtimes/unix/lib/net472/a.dll',
    'runtimes/win/native/a.dll',
    'content/a.txt',
  ],
  ...[
    'build/ID.props',
    'build/net472/ID.targets',
    'build/net8.0/ID.targets',
    'build/net8.0/other.targets',
    'build/a.props',
  ],
  ...[
    'buildTransitive/ID.props',
    'buildTransitive/net472/ID.props',
    'buildMultiTargeting/ID.props',
    'build/net11.0/ID.props',
  ],
  ...['contentFiles/any/any/a.txt', 'contentFiles/any/net472/a.txt', 'contentFiles/vb/net8.0/a.txt', 'analyzers/a.dll'],
] as const;

/** The same graphs over packages with files for some frameworks, for a runtime or for none. */
export function* layoutGraphs(random: Random, count: number): Generator<RestoreGraph> {
  for (const graph of restoreGraphs(random, count)) {
    const packages = graph.packages.map(
      (made): GraphPackage => (random(2) === 0 ? { ...made, files: layout(random, made.id) } : made),
    );
    yield { ...graph, packages, ...(random(3) === 0 ? { rid: 'linux-x64' } : {}) };
  }
}

function layout(random: Random, id: string): readonly string[] {
  const files = several(random, 4, () => pick(random, FILES).replace('ID', id));
  return files.length === 0 ? ['readme.txt'] : [...new Set(files)];
}

/** Runtimes that linux-x64 falls back to, in the graph of the SDK or by way of packages, and one that it does not. */
const RUNTIMES = ['linux-x64', 'linux', 'unix-x64', 'unix', 'any', 'win', 'debian.12-x64'] as const;

/** The same graphs for a runtime, over packages that ask for others on some runtimes. */
export function* runtimeGraphs(random: Random, count: number): Generator<RestoreGraph> {
  for (const graph of restoreGraphs(random, count)) {
    const ids = [...new Set(graph.packages.map(({ id }) => id))];
    const packages = graph.packages.map(
      (made): GraphPackage => (random(3) === 0 ? withRuntimes(random, made, ids) : made),
    );
    yield { ...graph, packages, rid: pick(random, ['linux-x64', 'win-x64', 'debian.12-x64']) };
  }
}

/** Packages ask for later ones that they do not ask for anyway: what restore does with both is an accident of its caches. */
function withRuntimes(random: Random, made: GraphPackage, ids: readonly string[]): GraphPackage {
  const asked = new Set(made.requests.map(({ id }) => id));
  const later = ids.slice(ids.indexOf(made.id) + 1).filter((id) => !asked.has(id));
  const runtimes = several(random, 3, () => {
    const wanted = later.filter(() => random(3) === 0).map((id) => [id, pick(random, ['1.0.0', '1.1.0', '2.0.0'])]);
    return [pick(random, RUNTIMES), { [made.id]: Object.fromEntries(wanted) }] as const;
  });
  return { ...made, runtimes: Object.fromEntries(runtimes) };
}
