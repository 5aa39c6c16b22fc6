import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runInstaller } from '../../../src/fs/installer/run-installer.ts';
import { withProduct } from '../../product.ts';

async function run(argv: readonly string[], environment = {}): Promise<readonly [number, string]> {
  const lines: string[] = [];
  const keep = (text: string): void => void lines.push(text);
  return [await runInstaller(argv, { environment, print: keep, printError: keep }), lines.join('\n')];
}

describe('runInstaller', () => {
  it('installs, says what to do next, lists, checks, rolls back and removes', async () => {
    await withProduct(async ({ root, archive }) => {
      const first = await archive('stable-1.0');
      const [code, text] = await run(['install', first, '--root', root]);
      expect([code, text.split('\n')[0]]).toEqual([0, `installed stable 1.0.0 in ${root}`]);
      expect(text).toContain('next:');
      expect(await run(['install', first], { NUSPINE_ROOT: root })).toMatchObject([0, /already/]);
      await run(['install', await archive('stable-1.1'), '--root', root]);
      expect(await run(['list', '--root', root])).toEqual([0, 'core 1.1.0\nplatform 1.5.0']);
      expect(await run(['rollback', '--root', root])).toMatchObject([0, /stable 1.0.0/]);
      expect(await run(['doctor', '--root', root])).toEqual([0, 'ok: 2 packages']);
      expect(await run(['uninstall', '--root', root])).toEqual([0, `nothing is installed in ${root} any more`]);
      expect(await run(['list', '--root', root])).toEqual([1, '']);
    });
  });

  it('tells a refusal, an error and a mistake apart', async () => {
    await withProduct(async ({ root, archive, feed, matrix }) => {
      await run(['install', await archive('stable-1.0'), '--root', root]);
      const [code, text] = await run([
        'install',
        await archive('broken-1.0').catch(() => join(feed, 'platform.2.0.0.nupkg')),
        '--root',
        root,
      ]);
      expect([
        code,
        text.includes('MATRIX_EXTENSION_INVALID'),
        text.includes('nothing that is installed was changed'),
      ]).toEqual([3, true, true]);
      expect(await run(['install', 'core@9.9.9', '--from', feed, '--root', root])).toMatchObject([3, /ENOENT/]);
      expect(matrix).toContain('versions.toml');
      expect((await run(['dance']))[0]).toBe(2);
      expect((await run(['install']))[0]).toBe(2);
      expect((await run(['--what']))[0]).toBe(2);
    });
  });

  it('says why it refuses', async () => {
    await withProduct(async ({ root, archive, publish, registry }) => {
      for (const id of ['stable-1.0', 'stable-2.0']) await publish(id);
      await run(['install', await archive('stable-1.0'), '--root', root]);
      const refused = await run(['install', 'core@2.0.0', '--from', registry, '--root', root]);
      expect(refused).toMatchObject([1, /not installed: core@2.0.0 asks for platform \^2.0/]);
    });
  });
});
