import { parseRuntimeIdentifier, parseTargetFramework } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { analyzeDependencies, formatRequest } from '../../src/index.ts';
import { runtimeGraphOf, runtimeRequests } from '../../src/resolve/runtime-requests.ts';
import { parseRuntimeGraph } from '../../src/resolve/runtime-graph.ts';
import { memoryFeed } from '../builders/memory-feed.ts';
import { request } from './tree.ts';

const GRAPH = parseRuntimeGraph(
  Buffer.from(JSON.stringify({ runtimes: { linux: { A: { N: '2.0.0', A: '1.5.0' } } } })),
  'runtime.json',
);
const add = runtimeRequests(GRAPH, parseRuntimeIdentifier('linux-x64'));

describe('runtimeRequests', () => {
  it('adds what the runtime asks for, in the place of a request for the same id', () => {
    expect(add('a', [request('B 1.0.0'), request('N 1.0.0')]).map(formatRequest)).toEqual([
      'B [1.0.0, )',
      'N [2.0.0, )',
    ]);
    expect(add('b', [request('C 1.0.0')]).map(formatRequest)).toEqual(['C [1.0.0, )']);
  });

  it('raises requests for a package that names itself', () => {
    expect(add('b', [request('A 1.0.0')]).map(formatRequest)).toEqual(['A [1.5.0, )']);
    expect(add('b', [request('A 1.6.0')]).map(formatRequest)).toEqual(['A [1.6.0, )']);
  });

  it('adds nothing for another runtime', () => {
    expect(runtimeRequests(GRAPH, parseRuntimeIdentifier('win-x64'))('a', [])).toEqual([]);
  });
});

describe('runtimeGraphOf', () => {
  it('merges the runtime.json of the packages that were chosen', async () => {
    const files = { 'runtime.json': JSON.stringify({ runtimes: { linux: { A: { N: '1.0.0' } } } }) };
    const feed = await memoryFeed([{ id: 'A', files }, { id: 'B' }]);
    const { dependencyGroups } = await feed.nuspec({ id: 'B', version: request('B 1.0.0').range.min ?? never() });
    const root = { dependencyGroups: [{ framework: undefined, dependencies: [asDependency('A'), asDependency('B')] }] };
    expect(dependencyGroups).toEqual([]);
    const framework = parseTargetFramework('net8.0');
    const analysis = await analyzeDependencies(root, { framework, feeds: [feed] });
    const graph = await runtimeGraphOf(analysis, () => feed);
    expect([...graph.keys()]).toEqual(['linux']);
  });
});

function asDependency(id: string) {
  return { id, range: request(`${id} 1.0.0`).range, include: undefined, exclude: undefined };
}

function never(): never {
  throw new Error('has a lower bound');
}
