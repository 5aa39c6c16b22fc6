import { describe, expect, it } from 'vitest';
import { parseUpgradeGraph } from '../../src/index.ts';

describe('parseUpgradeGraph', () => {
  it('reads nodes, edges and conditional edges', () => {
    const text = JSON.stringify({
      version: 1,
      nodes: [{ version: '4.7.0' }, { version: '4.6.0+amd64' }],
      edges: [[1, 0]],
      conditionalEdges: [{ edges: [{ from: '4.6.0', to: '4.7.0' }], risks: [{ name: 'slow' }] }],
    });
    const { components, edges } = parseUpgradeGraph(text, 'os');
    expect(components.get('os')?.versions).toEqual(['4.6.0', '4.7.0']);
    expect(edges.map(({ from, to, risks }) => [from, to, risks])).toEqual([
      ['4.6.0', '4.7.0', []],
      ['4.6.0', '4.7.0', ['slow']],
    ]);
  });

  it.each(['', '{}', '{"nodes":[],"edges":[[0]]}', '{"nodes":[],"edges":[[0,1]]}'])('refuses %j', (text) => {
    expect(() => parseUpgradeGraph(text, 'os')).toThrowCode('MATRIX_GRAPH_INVALID');
  });

  it('refuses a version that is none', () => {
    expect(() => parseUpgradeGraph('{"nodes":[{"version":"4.7"}],"edges":[]}', 'os')).toThrowCode(
      'MATRIX_VERSION_INVALID',
    );
  });
});
