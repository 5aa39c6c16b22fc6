import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { requireRoom } from '../../src/fs/require-room.ts';

describe('requireRoom', () => {
  const path = join(tmpdir(), 'file');

  it('asks the disk of the folder', async () => {
    await expect(requireRoom(path, Number.MAX_SAFE_INTEGER)).rejects.toThrowCode('FILE_WRITE_FAILED');
    await expect(requireRoom(path, 0)).resolves.toBeUndefined();
  });

  it.each([
    ['exactly enough', 10],
    ['a system that does not say', undefined],
  ])('is content with %s', async (_what, free) => {
    await expect(requireRoom(path, 10, async () => free)).resolves.toBeUndefined();
  });

  it('leaves it to writing where there is no such folder', async () => {
    await expect(requireRoom(join(path, 'none', 'file'), 10)).resolves.toBeUndefined();
  });
});
