import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { AT, withSigned } from '../signed-folder.ts';

describe('channel keys list', () => {
  it('names roles and keys, and says what has expired', async () => {
    await withSigned(async ({ store }) => {
      const { exitCode, stdout } = await run(['channel', 'keys', 'list', '--store', store, ...AT]);
      expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/^root 1\n.*2 of 3.*contoso~app~main/s)]);
      const later = await run(['channel', 'keys', 'list', '--store', store, '--now', '2028-01-01']);
      expect(later.stdout).toContain('(expired)');
    });
  });
});
