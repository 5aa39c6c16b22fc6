import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { createDeltaFile } from '../../src/fs/create-delta-file.ts';
import { explainDeltaFile } from '../../src/fs/explain-delta-file.ts';
import { make } from '../memory-packages.ts';

describe('explainDeltaFile', () => {
  it('explains a delta with its base and without, and names a damaged one', async () => {
    await withTemporaryFolder(async (folder) => {
      const [base, target, out] = ['base.nupkg', 'target.nupkg', 'd.nuspine'].map((name) => join(folder, name));
      if (base === undefined || target === undefined || out === undefined) return;
      await writeFile(base, (await make('1.0.0', { 'lib/a.txt': 'one' })).bytes);
      await writeFile(target, (await make('1.1.0', { 'lib/a.txt': 'two' })).bytes);
      await createDeltaFile({ base, target, out, format: 'nuspine' });
      expect(await explainDeltaFile({ delta: out, base })).toMatchObject({ attribution: 'bits' });
      expect(await explainDeltaFile({ delta: out })).toMatchObject({ attribution: 'streams' });
      await writeFile(out, 'NSPD');
      await expect(explainDeltaFile({ delta: out })).rejects.toMatchObject({ details: { path: out } });
    });
  });
});
