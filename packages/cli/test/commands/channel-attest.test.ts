import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { CHANNEL } from '../channel-folder.ts';
import { AT, withSigned } from '../signed-folder.ts';

describe('channel attest', () => {
  it('states how a build was made; publish, promote and verify check it', async () => {
    await withSigned(async ({ store, keys }) => {
      const [key, out] = [join(keys, 'main.pem'), join(store, 'b.json')];
      const build = ['--package-version', '1.1.0', '--order', '1.1.0', '--commit', '4f2a91c', ...AT];
      const attest = [
        'channel',
        'attest',
        ...build,
        '--builder',
        'https://ci.example.test/7',
        '--key',
        key,
        '--out',
        out,
      ];
      expect((await run(attest)).exitCode).toBe(0);
      const publish = (...rest: readonly string[]) =>
        run(['channel', 'publish', CHANNEL, ...build, ...rest, '--store', store]);
      const by = ['--provenance-key', key];
      expect((await publish(...by)).exitCode).toBe(2);
      const other = await publish('--provenance', out, ...by, '--label', 'other');
      expect([other.exitCode, other.stderr]).toEqual([1, expect.stringContaining('PROVENANCE_SUBJECT_MISMATCH')]);
      expect((await publish('--provenance', out, ...by)).exitCode).toBe(0);
      const promote = await run(['channel', 'promote', CHANNEL, '--to', 'LKG', ...by, '--store', store, ...AT]);
      expect(promote.exitCode).toBe(0);
      // The first build of the store has no statement.
      const verify = await run(['channel', 'verify', CHANNEL, ...by, '--store', store]);
      expect([verify.exitCode, verify.stdout]).toEqual([1, expect.stringMatching(/^PROVENANCE_MISSING .* 1\.0\.0/)]);
    });
  });
});
