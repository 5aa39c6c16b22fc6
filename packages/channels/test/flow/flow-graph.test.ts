import { describe, expect, it } from 'vitest';
import { flowGraph, formatDot, formatMermaid } from '../../src/index.ts';
import { channel, made } from './flow-sample.ts';

const a = channel('c/a/main', made('b1', { A: '1.0.0' }), made('b2', { A: '1.1.0' }));
const b = channel('c/b/main', made('b1', { B: '1.0.0' }, { A: '1.0.0', Foreign: '1.0.0' }));
const c = channel('c/c/main', made('b1', { C: '1.0.0' }, { B: '1.0.0' }));

describe('flowGraph', () => {
  it('shows which channels flow into which, and what is stale', () => {
    expect(flowGraph([c, b, a])).toEqual({
      nodes: ['c/a/main', 'c/b/main', 'c/c/main'],
      edges: [
        { from: 'c/a/main', to: 'c/b/main', packages: ['A'], stale: ['A'] },
        { from: 'c/b/main', to: 'c/c/main', packages: ['B'], stale: [] },
      ],
      cycles: [],
    });
  });

  it('finds cycles', () => {
    const back = channel('c/a/main', made('b1', { A: '1.0.0' }, { C: '1.0.0' }));
    expect(flowGraph([back, b, c]).cycles).toEqual([['c/a/main', 'c/b/main', 'c/c/main', 'c/a/main']]);
  });
});

describe('formatMermaid', () => {
  it('draws what is stale with dots', () => {
    expect(formatMermaid(flowGraph([a, b]))).toBe(
      'flowchart LR\n  c0["c/a/main"]\n  c1["c/b/main"]\n  c0 -.->|1| c1\n',
    );
  });
});

describe('formatDot', () => {
  it('draws what is stale with dashes', () => {
    expect(formatDot(flowGraph([a, b]))).toBe(
      'digraph flow {\n  "c/a/main";\n  "c/b/main";\n  "c/a/main" -> "c/b/main" [label="1", style=dashed];\n}\n',
    );
  });
});
