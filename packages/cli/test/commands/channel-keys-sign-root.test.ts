import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { AT, withSigned } from '../signed-folder.ts';

describe('channel keys sign-root', () => {
  it('adds the signature of one holder, who has no other key', async () => {
    await withSigned(async ({ store, keys }) => {
      const draft = join(store, 'next.json');
      const at = ['--store', store, ...AT];
      await run(['channel', 'keys', 'draft-root', '--out', draft, ...at]);
      const sign = (key: string) => run(['channel', 'keys', 'sign-root', draft, '--key', join(keys, key), ...at]);
      const first = await sign('root-1.pem');
      expect([first.exitCode, first.stdout]).toEqual([0, expect.stringContaining('signed by 1 of 2 holders')]);
      const other = await sign('snapshot.pem');
      expect([other.exitCode, other.stderr]).toEqual([1, expect.stringContaining('TRUST_KEY_MISSING')]);
      expect((await sign('root-3.pem')).stdout).toContain('ready for nuspine channel keys publish-root');
    });
  });
});
