import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { withFlowRepository } from '../flow-repository.ts';

describe('flow graph', () => {
  it.each([
    ['mermaid', 'flowchart LR\n  c0["contoso/core/main"]\n'],
    ['dot', 'digraph flow {\n  "contoso/core/main";\n}\n'],
  ])('draws for %s', async (format, drawing) => {
    await withFlowRepository(async (root) => {
      expect((await run(['flow', 'graph', '--store', root, '--format', format])).stdout).toBe(drawing);
    });
  });
});
