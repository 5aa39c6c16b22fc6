import { rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { doctor, install, listInstallation } from '../../../src/fs/index.ts';
import { withProduct } from '../../product.ts';

describe('doctor', () => {
  it('finds what was changed, removed, added and led astray, and what rules say against', async () => {
    await withProduct(async ({ root, archive }) => {
      const report = await install({ root, requests: [await archive('stable-1.0')], environment: {} });
      if (!report.installed) throw new Error('not installed');
      const kinds = async (): Promise<readonly string[]> => (await doctor(root)).problems.map(({ kind }) => kind);
      expect(await kinds()).toEqual([]);
      await writeFile(join(report.current, 'core', 'tools', 'run.txt'), 'changed');
      expect(await kinds()).toEqual(['package']);
      await writeFile(join(report.current, 'core', 'extra.txt'), 'added');
      expect((await doctor(root)).problems.map(({ message }) => message.split(' ').at(-1))).toEqual([
        'changed',
        'added',
      ]);
      await rm(join(report.current, 'platform', 'tools', 'run.txt'));
      expect(await kinds()).toEqual(['package', 'package', 'package']);
      await rm(join(report.current, 'platform'));
      await symlink('..', join(report.current, 'platform'));
      expect(await kinds()).toContain('link');
      const rules = '[compatibility.core]\n"1.0.0" = { platform = "^9" }\n';
      await writeFile(join(report.current, 'versions.toml'), rules);
      expect(await kinds()).toContain('incompatible');
      await writeFile(join(report.current, 'versions.toml'), '=');
      expect(await kinds()).toContain('incompatible');
      await rm(join(root, 'store'), { recursive: true });
      expect(await kinds()).toContain('package');
    });
  });
});

describe('listInstallation', () => {
  it('is nothing where nothing is', async () => {
    await withProduct(async ({ root }) => {
      expect(await listInstallation(root)).toEqual({ root });
      expect(await doctor(root)).toMatchObject({ ok: true, checked: 0 });
    });
  });
});
