import { lstat, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import {
  generationFolder,
  pointerKind,
  readCurrent,
  removeCurrent,
  switchCurrent,
} from '../../../src/fs/install/current-pointer.ts';

describe('switchCurrent', () => {
  it.each(['link', 'file'] as const)('moves a %s in one step, and leaves nothing beside it', async (kind) => {
    await withTemporaryFolder(async (root) => {
      for (const generation of [1, 2, 1_000_000]) {
        await mkdir(join(root, generationFolder(generation)), { recursive: true });
        await switchCurrent(root, generation, kind);
        expect(await readCurrent(root)).toBe(generation);
      }
      expect((await lstat(join(root, 'current'))).isSymbolicLink()).toBe(kind === 'link');
      expect((await readdir(root)).toSorted()).toEqual(['current', 'generations']);
      await switchCurrent(root, 2, kind === 'link' ? 'file' : 'link');
      expect(await readCurrent(root)).toBe(2);
    });
  });
});

describe('readCurrent', () => {
  it('is none where nothing is, and refuses what is no pointer', async () => {
    await withTemporaryFolder(async (root) => {
      expect(await readCurrent(root)).toBeUndefined();
      await writeFile(join(root, 'current'), 'generations\\000007\n');
      expect(await readCurrent(root)).toBe(7);
      await writeFile(join(root, 'current'), '/etc');
      await expect(readCurrent(root)).rejects.toThrowCode('MATRIX_INSTALL_INVALID');
      await removeCurrent(root);
      await mkdir(join(root, 'current'));
      await expect(readCurrent(root)).rejects.toThrowCode('MATRIX_INSTALL_INVALID');
    });
  });
});

describe('removeCurrent', () => {
  it('is done where nothing is', async () => {
    await withTemporaryFolder(async (root) => {
      await removeCurrent(root);
      expect(await readdir(root)).toEqual([]);
    });
  });
});

describe('generationFolder', () => {
  it('sorts as its number does', () => {
    expect(generationFolder(12).endsWith('000012')).toBe(true);
  });
});

describe('pointerKind', () => {
  it('is a file on Windows alone, which cannot rename a junction over another', () => {
    expect([pointerKind('win32'), pointerKind('linux'), pointerKind('darwin')]).toEqual(['file', 'link', 'link']);
  });
});
