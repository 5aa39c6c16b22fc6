import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestBytes } from '@nuspine/primitives';
import { withTemporaryFolder } from '@nuspine/testkit';
import { buildPackage } from '@nuspine/testkit/packages';
import { describe, expect, it } from 'vitest';
import { createDeltaFile } from '../../src/fs/create-delta-file.ts';
import { appFiles } from './feed-folder.ts';

describe('createDeltaFile', () => {
  it('writes the delta that it reports', async () => {
    await withTemporaryFolder(async (folder) => {
      const [base, target, out] = [join(folder, 'a.nupkg'), join(folder, 'b.nupkg'), join(folder, 'delta.nupkg')];
      await writeFile(base, await buildPackage({ version: '1.0.0', files: appFiles(0) }));
      await writeFile(target, await buildPackage({ version: '1.1.0', files: appFiles(1) }));
      const report = await createDeltaFile({ base, target, out, engine: 'portable' });
      expect(report.output).toMatchObject({ name: 'delta.nupkg', digest: digestBytes(await readFile(out)) });
    });
  });

  it('leaves nothing behind when it throws', async () => {
    await withTemporaryFolder(async (folder) => {
      const base = join(folder, 'a.nupkg');
      await writeFile(base, await buildPackage({ version: '1.0.0', files: appFiles(0) }));
      const again = createDeltaFile({ base, target: base, out: join(folder, 'delta.nupkg'), engine: 'portable' });
      await expect(again).rejects.toThrowCode('DELTA_VERSION_ORDER');
      expect(await readdir(folder)).toEqual(['a.nupkg']);
    });
  });
  it('does not write over what it reads', async () => {
    await withTemporaryFolder(async (folder) => {
      const [base, target] = [join(folder, 'a.nupkg'), join(folder, 'b.nupkg')];
      const released = await buildPackage({ version: '1.0.0', files: appFiles(0) });
      await writeFile(base, released);
      await writeFile(target, await buildPackage({ version: '1.1.0', files: appFiles(1) }));
      for (const out of [base, target])
        await expect(createDeltaFile({ base, target, out })).rejects.toThrowCode('FILE_NOT_REPLACEABLE');
      expect(Buffer.compare(await readFile(base), released)).toBe(0);
    });
  });
});
