import type { SourcePattern } from '@nuspine/nupkg-core';
import { pick, type Random } from '@nuspine/testkit';

/** What a project or package asks for. */
export interface GraphRequest {
  readonly id: string;
  readonly range: string;
}

export interface GraphPackage {
  readonly id: string;
  readonly version: string;
  /** One group, for all frameworks unless it names one. */
  readonly framework?: string;
  readonly requests: readonly GraphRequest[];
  /** Paths in the package; without them, a placeholder that makes it fit every framework. */
  readonly files?: readonly string[];
  /** What its `runtime.json` asks for, by runtime and package. */
  readonly runtimes?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
}

/** A project, and the packages that it can reach. */
export interface RestoreGraph {
  readonly name: string;
  readonly requests: readonly GraphRequest[];
  readonly packages: readonly GraphPackage[];
  /** The runtime that the project is for. */
  readonly rid?: string;
  /** Central versions beyond those of the requests: with them, packages are managed centrally. */
  readonly central?: readonly GraphRequest[];
  /** Packages that the framework is said to have, with the version it has. */
  readonly prune?: readonly { readonly id: string; readonly version: string }[];
  /** Where packages may come from, when there are two feeds, `feed` and `other`, and some are in one of them only. */
  readonly mapping?: readonly SourcePattern[];
}

/** What can go wrong in a graph: anything, or only what is not for want of a version. */
interface Mood {
  readonly versions: readonly string[];
  readonly ranges: readonly string[];
  /** How many of the versions a package has, at least. */
  readonly atLeast: number;
}

const WILD: Mood = {
  versions: ['1.0.0', '1.1.0', '1.2.0', '2.0.0', '2.1.0-beta', '3.0.0-rc.1'],
  ranges: [
    ...['1.0.0', '1.0.0', '1.0.0', '1.0.0', '1.1.0', '1.1.0', '1.2.0', '2.0.0', '2.0.0', '[1.0.0]', '[1.0.0, 2.0.0)'],
    ...['[1.1.0, 2.0.0]', '(1.0.0, )', '(, 2.0.0]', '0.9.0', '1.0.5', '2.1.0-alpha', '1.*', '4.0.0'],
  ],
  atLeast: 1,
};

const TAME: Mood = {
  versions: ['1.0.0', '1.1.0', '1.2.0', '2.0.0', '2.1.0'],
  ranges: [
    ...['1.0.0', '1.0.0', '1.0.0', '1.1.0', '1.1.0', '1.2.0', '1.2.0', '2.0.0', '2.1.0'],
    ...['[1.0.0]', '[1.0.0, 2.0.0)', '[1.1.0, 2.0.0]', '1.*', '0.9.0'],
  ],
  atLeast: 5,
};

/** Groups that a project for .NET 10 takes, one of them only for want of another, and one it does not take. */
const GROUPS = ['netstandard2.0', 'net8.0', 'net472', 'net10.0-windows7.0'] as const;

/**
 * Projects over packages of their own, so that one feed serves all: ids begin with the name of the project. The graphs are
 * small and dense, because what goes wrong in large ones goes wrong between a few packages.
 */
export function* restoreGraphs(random: Random, count: number): Generator<RestoreGraph> {
  for (let made = 0; made < count; made += 1) {
    const name = `G${String(made)}`;
    const mood = made % 2 === 0 ? WILD : TAME;
    const ids = Array.from({ length: 3 + random(8) }, (_, index) => `${name}.${String.fromCharCode(65 + index)}`);
    const packages = ids.flatMap((id, index) => packagesOf(random, mood, { id, later: ids.slice(index + 1), ids }));
    yield { name, requests: requests(random, mood, ids, 1 + random(3)), packages };
  }
}

interface Place {
  readonly id: string;
  readonly later: readonly string[];
  readonly ids: readonly string[];
}

/** Most requests go to later ids: a graph of cycles alone would show nothing else. */
function packagesOf(random: Random, mood: Mood, { id, later, ids }: Place): readonly GraphPackage[] {
  const count = mood.atLeast + random(4);
  const versions = new Set(
    Array.from({ length: count * 2 }, () => mood.versions[random(mood.versions.length)] ?? '1.0.0'),
  );
  return [...versions].slice(0, count).map((version) => {
    const reachable = random(20) === 0 ? ids : later;
    const group = random(6) === 0 ? { framework: pick(random, GROUPS) } : {};
    return { id, version, ...group, requests: requests(random, mood, reachable, random(4)) };
  });
}

function requests(random: Random, mood: Mood, ids: readonly string[], count: number): readonly GraphRequest[] {
  const chosen = new Set(Array.from({ length: count }, () => ids[random(ids.length)]).filter((id) => id !== undefined));
  return [...chosen].map((id) => ({ id, range: mood.ranges[random(mood.ranges.length)] ?? '1.0.0' }));
}

/** The same graphs with central versions for some of the packages. */
export function* centralGraphs(random: Random, count: number): Generator<RestoreGraph> {
  for (const graph of restoreGraphs(random, count)) {
    const direct = new Set(graph.requests.map(({ id }) => id));
    const others = [...new Set(graph.packages.map(({ id }) => id))].filter((id) => !direct.has(id) && random(3) === 0);
    const ranges = ['1.0.0', '1.1.0', '1.2.0', '2.0.0'] as const;
    // Central versions do not float.
    const requests = graph.requests.map(({ id, range }) => ({ id, range: range === '1.*' ? '1.0.0' : range }));
    yield { ...graph, requests, central: others.map((id) => ({ id, range: pick(random, ranges) })) };
  }
}

/** The same graphs over a framework that has some of the packages. */
export function* prunedGraphs(random: Random, count: number): Generator<RestoreGraph> {
  for (const graph of restoreGraphs(random, count)) {
    const ids = [...new Set(graph.packages.map(({ id }) => id))].filter(() => random(4) === 0);
    yield { ...graph, prune: ids.map((id) => ({ id, version: pick(random, ['1.0.0', '1.1.0', '2.0.0']) })) };
  }
}

/** The same graphs over two feeds, with some packages mapped to the second, and some to none that is there. */
export function* mappedGraphs(random: Random, count: number): Generator<RestoreGraph> {
  for (const graph of restoreGraphs(random, count)) {
    const ids = [...new Set(graph.packages.map(({ id }) => id))];
    const sources = ['other', 'other', 'other', 'nowhere'] as const;
    const mapped = ids.filter(() => random(3) === 0).map((id) => ({ source: pick(random, sources), pattern: id }));
    const prefix = random(4) === 0 ? [{ source: 'other', pattern: `${graph.name}.*` }] : [];
    yield { ...graph, mapping: [{ source: 'feed', pattern: '*' }, ...prefix, ...mapped] };
  }
}
