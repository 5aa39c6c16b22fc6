import { digestBytes } from '@nuspine/primitives';
import { withTemporaryFolder } from '@nuspine/testkit';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { patchFile } from '../../src/fs/index.ts';
import { portableEngine } from '../../src/index.ts';
import { changed, noise } from '../sample-bytes.ts';

const BASE = noise(3000, 1);
const TARGET = changed(BASE, 50, 2);
const PATCH = await portableEngine().diff(BASE, TARGET);

async function withPatch<T>(patch: Uint8Array, use: (folder: string) => Promise<T>): Promise<T> {
  return withTemporaryFolder(async (folder) => {
    await writeFile(join(folder, 'base'), BASE);
    await writeFile(join(folder, 'patch'), patch);
    await writeFile(join(folder, 'out'), 'what was there before');
    return use(folder);
  });
}

const pathsIn = (folder: string) => ({
  base: join(folder, 'base'),
  patch: join(folder, 'patch'),
  out: join(folder, 'out'),
});

describe('patchFile', () => {
  it('replaces a file by the target', async () => {
    await withPatch(PATCH, async (folder) => {
      const report = await patchFile(pathsIn(folder));
      const targetDigest = digestBytes(TARGET);
      expect(report).toEqual({ baseSize: 3000, patchSize: PATCH.length, targetSize: 3000, targetDigest });
      expect(Buffer.compare(await readFile(join(folder, 'out')), TARGET)).toBe(0);
    });
  });

  it('does not write over the patch', async () => {
    await withPatch(PATCH, async (folder) => {
      const failed = patchFile({ ...pathsIn(folder), out: join(folder, 'patch') });
      await expect(failed).rejects.toThrowCode('FILE_NOT_REPLACEABLE');
    });
  });

  it('may write over its own base', async () => {
    await withPatch(PATCH, async (folder) => {
      await patchFile({ ...pathsIn(folder), out: join(folder, 'base') });
      expect(Buffer.compare(await readFile(join(folder, 'base')), TARGET)).toBe(0);
    });
  });

  it.each([
    ['cut off', PATCH.subarray(0, PATCH.length - 1), {}, 'BZIP2_TRUNCATED'],
    ['too large', PATCH, { limits: { maxTargetSize: 2999 } }, 'DELTA_LIMIT_EXCEEDED'],
  ])('leaves what was there if the patch is %s', async (_, patch, limits, code) => {
    await withPatch(patch, async (folder) => {
      await expect(patchFile({ ...pathsIn(folder), ...limits })).rejects.toThrowCode(code);
      expect(await readFile(join(folder, 'out'), 'utf8')).toBe('what was there before');
      expect((await readdir(folder)).toSorted()).toEqual(['base', 'out', 'patch']);
    });
  });
});
