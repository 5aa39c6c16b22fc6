import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { AT } from '../signed-folder.ts';

describe('channel keys init', () => {
  it('makes keys, signs the first metadata, and prints no key', async () => {
    await withTemporaryFolder(async (folder) => {
      const [keys, store] = [join(folder, 'keys'), join(folder, 'store')];
      const init = (threshold: string) =>
        run([
          'channel',
          'keys',
          'init',
          '--keys',
          keys,
          '--root-keys',
          '2',
          '--threshold',
          threshold,
          '--store',
          store,
          ...AT,
        ]);
      expect((await init('3')).exitCode).toBe(2);
      const { exitCode, stdout } = await init('2');
      expect([exitCode, stdout.includes('2 of 2')]).toEqual([0, true]);
      expect((await readdir(keys)).toSorted()).toEqual([
        'root-1.pem',
        'root-2.pem',
        'snapshot.pem',
        'targets.pem',
        'timestamp.pem',
      ]);
      const secret = (await readFile(join(keys, 'root-1.pem'), 'utf8')).split('\n')[1] ?? '';
      expect([secret.length > 40, stdout.includes(secret)]).toEqual([true, false]);
      // What is there is never written over.
      expect((await init('2')).exitCode).toBe(3);
    });
  });
});
