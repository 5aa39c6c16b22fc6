import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { withRepository } from '../offline-repository.ts';

describe('offline check', () => {
  it('answers no while update would write something, for code hosts too', async () => {
    await withRepository(async (root) => {
      const sarif = join(root, 'found.sarif');
      const { exitCode, stdout } = await run(['offline', 'check', '--root', root, '--json', '--sarif', sarif]);
      expect(exitCode).toBe(1);
      expect(JSON.parse(stdout)).toMatchObject({
        ok: false,
        changes: [{ path: 'local-nugets/manifest.json' }, {}, {}],
      });
      expect(JSON.parse(await readFile(sarif, 'utf8'))).toMatchObject({ version: '2.1.0' });
    });
  });
});
