import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readUpgradeGraphFile } from '../../src/fs/index.ts';

describe('readUpgradeGraphFile', () => {
  it('reads a real graph', async () => {
    const path = fileURLToPath(new URL('../fixtures/cincinnati-stable-4.7.json', import.meta.url));
    const { components, edges } = await readUpgradeGraphFile(path, 'release');
    expect([components.get('release')?.versions.length, edges.length]).toEqual([102, 3257]);
  });

  it('names a file that is none', async () => {
    const path = fileURLToPath(import.meta.url);
    const error = { code: 'MATRIX_GRAPH_INVALID', details: { path } };
    await expect(readUpgradeGraphFile(path, 'release')).rejects.toMatchObject(error);
  });
});
