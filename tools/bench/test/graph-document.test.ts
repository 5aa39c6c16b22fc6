import { describe, expect, it } from 'vitest';
import { graphDocument, type GraphFigures, graphTable } from '../src/graph-document.ts';

const figures: GraphFigures = {
  calls: [
    { ms: 20, cpuMs: 25 },
    { ms: 90, cpuMs: 28 },
    { ms: 18.04, cpuMs: 31 },
  ],
  files: 500,
  projects: 100,
  without: [900, 1100, 940],
  withPlugin: [1260],
};

describe('graphTable', () => {
  it('says the middle and the fastest, and whether that is fast enough', () => {
    const table = graphTable(figures);
    expect(table).toContain('median of 3 | 20.0 | 28.0 |');
    expect(table).toContain('| the fastest of them | 18.0 | 25.0 |');
    expect(table).toContain('| with it, in a process of its own as Nx does |  | 1,260 |');
    expect(table).toContain('30 ms of CPU for the graph: met.');
    expect(graphTable({ ...figures, calls: [{ ms: 1, cpuMs: 30 }] })).toContain(': not met.');
  });
});

describe('graphDocument', () => {
  it('says with what it was measured', () => {
    expect(graphDocument('a machine', figures)).toContain('Measured with a machine.\n\n## Project graph, 500 projects');
  });
});
