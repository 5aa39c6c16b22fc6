import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseTrustKeys } from '@nuspine/channels';
import { describe, expect, it } from 'vitest';
import { withSigned } from '../signed-folder.ts';

describe('channel keys revoke', () => {
  it('takes a key away, unless too few would be left', async () => {
    await withSigned(async ({ keys, sign }) => {
      const id = async (name: string): Promise<string> =>
        parseTrustKeys(await readFile(join(keys, `${name}.pem`), 'utf8'), name)[0]?.id ?? '';
      const { exitCode, stdout } = await sign('keys', 'revoke', await id('root-1'));
      expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/root +2 +2 of 2/)]);
      const last = await sign('keys', 'revoke', await id('snapshot'));
      expect([last.exitCode, last.stderr]).toEqual([1, expect.stringContaining('TRUST_THRESHOLD_UNREACHABLE')]);
    });
  });
});
