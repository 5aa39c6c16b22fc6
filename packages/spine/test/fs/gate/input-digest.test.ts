import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { inputDigest } from '../../../src/fs/gate/input-digest.ts';
import type { GateJob } from '../../../src/index.ts';
import { writeSample } from '../../sample-spine.ts';

const job: GateJob = { name: 'cli', kind: 'cli-smoke', command: ['app'] };

describe('inputDigest', () => {
  it('changes with the job, with names and with contents of files, and with nothing else', async () => {
    await withTemporaryFolder(async (folder) => {
      const digest = async (one: GateJob = job) => inputDigest(one, ['**/*'], { folder, evidence: '.gate' });
      await writeSample(folder, 'src/a.cs', 'a');
      const first = await digest();
      expect(first.files).toBe(1);
      await writeSample(folder, '.gate/cli.json', '{}');
      await writeSample(folder, 'src/bin/a.dll', 'built');
      await writeSample(folder, 'node_modules/a/index.js', 'installed');
      expect(await digest()).toEqual(first);
      const found = new Set([first.digest, (await digest({ ...job, command: ['app', '-v'] })).digest]);
      await writeSample(folder, 'src/a.cs', 'b');
      found.add((await digest()).digest);
      await writeSample(folder, 'src/b.cs', 'b');
      found.add((await digest()).digest);
      expect(found.size).toBe(4);
    });
  });

  it('takes what is made from the rest if a glob names it', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeSample(folder, 'app/dist/app.js', 'built');
      const count = async (glob: string) => (await inputDigest(job, [glob], { folder, evidence: '.gate' })).files;
      expect([await count('app/**'), await count('app/dist/**')]).toEqual([0, 1]);
    });
  });
});
