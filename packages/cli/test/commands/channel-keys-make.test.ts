import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';

describe('channel keys make', () => {
  it('makes a key, and prints and hands out no more than its public half', async () => {
    await withTemporaryFolder(async (folder) => {
      const [file, out] = [join(folder, 'alice.pem'), join(folder, 'alice.pub.pem')];
      const make = () => run(['channel', 'keys', 'make', file, '--public', out]);
      const { exitCode, stdout } = await make();
      expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/^[0-9a-f]{64}\n$/)]);
      expect(await readFile(out, 'utf8')).toMatch(/^-----BEGIN PUBLIC KEY-----/);
      const secret = await readFile(file, 'utf8');
      const again = await make();
      expect([again.exitCode, again.stderr]).toEqual([3, expect.stringContaining('name another file')]);
      expect(await readFile(file, 'utf8')).toBe(secret);
    });
  });
  it('does not put the public half over the key', async () => {
    await withTemporaryFolder(async (folder) => {
      const file = join(folder, 'alice.pem');
      const { exitCode, stderr } = await run(['channel', 'keys', 'make', file, '--public', file]);
      expect({ exitCode, stderr }).toEqual({ exitCode: 3, stderr: expect.stringContaining('FILE_NOT_REPLACEABLE') });
    });
  });
});
