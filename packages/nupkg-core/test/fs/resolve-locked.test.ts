import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { resolveFiles } from '../../src/fs/index.ts';
import { resolveLocked } from '../../src/fs/resolve-locked.ts';
import { buildPackageBytes } from '../builders/package.ts';

interface Scene {
  readonly lockFile: string;
  readonly put: (version: string, dependency?: string) => Promise<void>;
  readonly lock: (root: string, lockMode?: 'update' | 'locked', framework?: string) => ReturnType<typeof resolveLocked>;
}

/** A feed, and a lock file that is not there yet. */
async function withFeed(use: (scene: Scene) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    const lockFile = join(folder, 'packages.lock.json');
    await use({
      lockFile,
      put: async (version, dependency) => {
        const dependencies = dependency === undefined ? {} : { any: [dependency] };
        await writeFile(
          join(folder, `A.${version}.nupkg`),
          await buildPackageBytes({ id: 'A', version, dependencies }),
        );
      },
      lock: (root, lockMode = 'update', framework = 'net8.0') =>
        resolveFiles({ roots: [root], sources: [folder], framework, lockFile, lockMode }),
    });
  });
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'));
}

describe('resolveLocked', () => {
  it('writes a lock file, and finds it to hold', async () => {
    await withFeed(async ({ lock, put }) => {
      await put('1.0.0');
      expect(await lock('A@1.0')).toMatchObject({ ok: true, lockFile: 'written' });
      expect(await lock('A@1.0', 'locked')).toMatchObject({ ok: true, lockFile: 'verified', findings: [] });
    });
  });

  it('keeps to the locked version when the feed has a better one', async () => {
    await withFeed(async ({ lock, put }) => {
      await put('1.1.0');
      expect(await lock('A@1.0')).toMatchObject({ findings: [{ code: 'NU1601' }] });
      await put('1.0.0');
      expect(await lock('A@1.0')).toMatchObject({ packages: [{ version: '1.1.0' }], lockFile: 'verified' });
    });
  });

  it('writes anew when something else is asked for, and keeps other frameworks', async () => {
    await withFeed(async ({ lock, lockFile, put }) => {
      await put('1.0.0');
      await lock('A@1.0');
      await lock('A@1.0', 'update', 'net9.0');
      expect(await lock('A@[1.0]')).toMatchObject({ lockFile: 'written' });
      expect(await readJson(lockFile)).toMatchObject({
        dependencies: { 'net8.0': { A: { requested: '[1.0.0, 1.0.0]' } }, 'net9.0': { A: { requested: '[1.0.0, )' } } },
      });
    });
  });

  it('is NU1004 in locked mode when the file is missing or out of date', async () => {
    await withFeed(async ({ lock, put }) => {
      await put('1.0.0');
      expect(await lock('A@1.0', 'locked')).toMatchObject({ ok: false, findings: [{ code: 'NU1004' }] });
      await lock('A@1.0');
      expect(await lock('A@[1.0]', 'locked')).toMatchObject({ ok: false, findings: [{ code: 'NU1004' }] });
    });
  });

  it('is NU1403 when a package has another content', async () => {
    await withFeed(async ({ lock, put }) => {
      await put('1.0.0');
      await lock('A@1.0');
      await put('1.0.0', 'A 0.5');
      const { ok, findings, lockFile } = await lock('A@1.0');
      expect({ ok, lockFile }).toEqual({ ok: false, lockFile: undefined });
      expect(findings[0]).toMatchObject({ code: 'NU1403', id: 'A' });
    });
  });

  it('writes nothing when something is missing', async () => {
    await withFeed(async ({ lock, lockFile, put }) => {
      await put('1.0.0', 'B 1.0');
      expect(await lock('A@1.0')).toMatchObject({ ok: false, findings: [{ code: 'NU1101' }] });
      await expect(readFile(lockFile)).rejects.toThrow('ENOENT');
    });
  });

  it('replaces what another name of the framework has locked only where it is the only one', async () => {
    await withFeed(async ({ lock, lockFile, put }) => {
      await put('1.0.0');
      const target = { framework: 'net8.0', dependencies: {} };
      await writeFile(lockFile, JSON.stringify({ version: 3, mine: target }));
      expect(await lock('A@1.0')).toMatchObject({ lockFile: 'written' });
      expect(await readJson(lockFile)).toMatchObject({ version: 1, dependencies: { 'net8.0': { A: {} } } });
      await writeFile(lockFile, JSON.stringify({ version: 3, mine: target, yours: target }));
      expect(await lock('A@1.0', 'locked')).toMatchObject({ ok: false, findings: [{ code: 'NU1004' }] });
      expect(await lock('A@1.0')).toMatchObject({ lockFile: 'written' });
      expect(await readJson(lockFile)).toMatchObject({
        version: 3,
        mine: target,
        yours: target,
        'net8.0': { framework: 'net8.0', dependencies: { A: {} } },
      });
      expect(await lock('A@1.0', 'locked')).toMatchObject({ lockFile: 'verified' });
    });
  });

  it('refuses a file that is no lock file', async () => {
    await withFeed(async ({ lock, lockFile }) => {
      await writeFile(lockFile, '[]');
      await expect(lock('A@1.0')).rejects.toThrowCode('LOCK_FILE_INVALID');
    });
  });
});
