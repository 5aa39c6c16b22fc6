import { parseRuntimeIdentifier } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import {
  expandRuntime,
  mergeRuntimeGraphs,
  parseRuntimeGraph,
  runtimeDependencies,
  type RuntimeGraph,
} from '../../src/resolve/runtime-graph.ts';

function graph(runtimes: unknown): RuntimeGraph {
  return parseRuntimeGraph(Buffer.from(JSON.stringify({ runtimes })), 'runtime.json');
}

describe('parseRuntimeGraph', () => {
  it('reads what runtimes import and what they add to packages', () => {
    const parsed = graph({ 'debian.12-x64': { '#import': ['linux-x64'], 'My.Lib': { 'runtime.My.Lib': '1.2.0' } } });
    expect(parsed.get('debian.12-x64')?.imports).toEqual(['linux-x64']);
    const [added] = parsed.get('debian.12-x64')?.dependencies.get('my.lib') ?? [];
    expect(added?.id).toBe('runtime.My.Lib');
    expect(parseRuntimeGraph(Buffer.from('{}'), 'runtime.json').size).toBe(0);
  });

  it.each([
    'no JSON',
    '[]',
    '{"runtimes":[]}',
    '{"runtimes":{"x":null}}',
    '{"runtimes":{"x":{"#import":"y"}}}',
    '{"runtimes":{"x":{"A":"1.0"}}}',
    '{"runtimes":{"x":{"A":{"B":1}}}}',
    '{"runtimes":{"x":{"A":{"B":"not a range"}}}}',
    '{"runtimes":{"x":{"A":{"../B":"1.0"}}}}',
  ])('refuses %s', (text) => {
    expect(() => parseRuntimeGraph(Buffer.from(text), 'runtime.json')).toThrowCode('RUNTIME_GRAPH_INVALID');
  });
});

describe('mergeRuntimeGraphs', () => {
  it('takes the first imports, and the last dependencies of a package', () => {
    const merged = mergeRuntimeGraphs(
      graph({ x: { '#import': ['a'], P: { Old: '1.0' }, Q: { Kept: '1.0' } }, only: {} }),
      graph({ x: { '#import': ['b'], P: { New: '1.0' } }, y: { '#import': ['x'] } }),
    );
    expect([...merged.keys()]).toEqual(['x', 'only', 'y']);
    expect(merged.get('x')?.imports).toEqual(['a']);
    expect(runtimeDependencies(merged, ['x'], 'p').map(({ id }) => id)).toEqual(['New']);
    expect(runtimeDependencies(merged, ['x'], 'q').map(({ id }) => id)).toEqual(['Kept']);
    expect(mergeRuntimeGraphs(graph({ x: {} }), graph({ x: { '#import': ['b'] } })).get('x')?.imports).toEqual(['b']);
  });
});

describe('expandRuntime', () => {
  it('follows the graph of the SDK first, and packages where it knows nothing', () => {
    const packages = graph({ 'debian.12-x64': { '#import': ['linux-x64'] }, 'linux-x64': { '#import': ['nowhere'] } });
    expect(expandRuntime(packages, parseRuntimeIdentifier('debian.12-x64'))).toEqual([
      'debian.12-x64',
      'linux-x64',
      'linux',
      'unix-x64',
      'unix',
      'any',
      'base',
    ]);
    expect(expandRuntime(new Map(), parseRuntimeIdentifier('debian.12-x64'))).toEqual(['debian.12-x64']);
  });

  it('ends where runtimes import each other', () => {
    const packages = graph({ x: { '#import': ['y'] }, y: { '#import': ['x'] } });
    expect(expandRuntime(packages, parseRuntimeIdentifier('x'))).toEqual(['x', 'y']);
  });
});

describe('runtimeDependencies', () => {
  it('is what the nearest runtime says, even if that is nothing', () => {
    const packages = graph({ near: { P: {} }, far: { P: { A: '1.0' }, Q: { B: '1.0' } } });
    expect(runtimeDependencies(packages, ['near', 'far'], 'p')).toEqual([]);
    expect(runtimeDependencies(packages, ['near', 'far'], 'q').map(({ id }) => id)).toEqual(['B']);
    expect(runtimeDependencies(packages, ['near', 'far'], 'r')).toEqual([]);
  });
});
