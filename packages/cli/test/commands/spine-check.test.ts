import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { emptyRegistry, withRegistry, withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { writeSpine } from '../sample-spine.ts';

describe('spine check', () => {
  it('answers no with the place of every difference', async () => {
    await withTemporaryFolder(async (folder) => {
      const spine = await writeSpine(folder);
      const { exitCode, stdout } = await run(['spine', 'check', '--spine', spine]);
      expect(exitCode).toBe(1);
      expect(stdout).toMatch(/^Directory\.Build\.props:1:34 +version-differs +Version +1\.0\.0 +2\.0\.0 +run nuspine/m);
      expect(stdout).toMatch(/^not ok: version 2\.0\.0, 1 artifacts checked, 1 findings$/m);
    });
  });

  it('asks registries when it is told to', async () => {
    await withTemporaryFolder(async (folder) => {
      await withRegistry(emptyRegistry(), async ({ url }) => {
        const image = `${new URL(url).host}/acme/app`;
        const spine = await writeSpine(folder, '2.0.0');
        await appendFile(spine, `\n[[artifact]]\nkind = "oci-registry"\nimage = "${image}"\n`);
        const silent = await run(['spine', 'check', '--spine', spine]);
        expect(silent.exitCode).toBe(0);
        expect(silent.stdout).toContain(`not asked  ${image}:2.0.0: --published asks its registry\n`);
        const asked = await run(['spine', 'check', '--spine', spine, '--published']);
        expect(asked.exitCode).toBe(1);
        expect(asked.stdout).toMatch(/tag-differs +image in its registry/);
        const offline = await run(['spine', 'check', '--spine', spine, '--published'], { env: { OFFLINE: '1' } });
        expect(offline.exitCode).toBe(4);
      });
    });
  });

  it('refuses a file that does not say what shares the version', async () => {
    await withTemporaryFolder(async (folder) => {
      const spine = join(folder, 'spine.toml');
      await writeFile(spine, 'source = 1\n');
      const { exitCode, stdout } = await run(['spine', 'check', '--spine', spine, '--json']);
      expect(exitCode).toBe(3);
      expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'SPINE_FILE_INVALID', details: { path: spine } } });
    });
  });
});
