import { access, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { readJob } from '../src/read-job.ts';

const LOCAL_NUGETS = fileURLToPath(new URL('../../../local-nugets', import.meta.url));

describe('readJob', () => {
  it('names two packages that are there', async () => {
    const { base, target } = await readJob(LOCAL_NUGETS);
    expect(base).not.toBe(target);
    await expect(Promise.all([base, target].map((path) => access(path)))).resolves.toHaveLength(2);
  });

  it.each([
    ['names no demo', { packages: [] }],
    ['does not hold the packages', { demo: { id: 'A', base: '1.0.0', target: '1.1.0' }, packages: [] }],
  ])('refuses a manifest that %s', async (_what, manifest) => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
      await expect(readJob(folder)).rejects.toThrow();
    });
  });
});
