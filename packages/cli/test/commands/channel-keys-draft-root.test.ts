import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { AT, withSigned } from '../signed-folder.ts';

describe('channel keys draft-root', () => {
  it('drafts other keys for a role, and publishes nothing', async () => {
    await withSigned(async ({ store, keys }) => {
      const draft = (...words: readonly string[]) =>
        run(['channel', 'keys', 'draft-root', '--out', join(store, 'next.json'), '--store', store, ...AT, ...words]);
      const { exitCode, stdout } = await draft('--role', 'timestamp', '--add', join(keys, 'main.pem'));
      expect([exitCode, stdout]).toEqual([
        0,
        expect.stringMatching(/^root 2, .*timestamp needs 1\n {2}\+ [0-9a-f]{64}\n/s),
      ]);
      const list = await run(['channel', 'keys', 'list', '--store', store, ...AT]);
      expect(list.stdout).toMatch(/^root 1\n/);
      expect((await draft('--threshold', '4')).stderr).toContain('TRUST_THRESHOLD_UNREACHABLE');
      expect((await draft('--threshold', 'many')).exitCode).toBe(2);
      expect((await draft('--role', 'everything')).exitCode).toBe(2);
    });
  });
});
