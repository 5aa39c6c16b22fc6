import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { fileExaminer } from '../../../src/fs/examine/examine-file.ts';
import { WANTED } from '../../../src/fs/examine/file-table.ts';

const MIB = 2 ** 20;
const elf = (size: number): Buffer => {
  const bytes = Buffer.alloc(size, 1);
  bytes.write('7f454c46', 'hex');
  return bytes;
};

describe('fileExaminer', () => {
  it.each([4, 8191, 8192, 8193, MIB - 1, MIB, MIB + 1, 3 * MIB])('hashes all of a binary of %i bytes', async (size) => {
    await withTemporaryFolder(async (folder) => {
      const [path, bytes] = [join(folder, 'file'), elf(size)];
      await writeFile(path, bytes);
      const { detections, digest } = fileExaminer().examine(path, size, WANTED.ofBinary);
      expect(detections.map(({ kind }) => kind)).toEqual(['elf']);
      expect(digest).toEqual(createHash('sha256').update(bytes).digest());
      expect(fileExaminer().digest(path, size)).toEqual(digest);
    });
  });

  it('hashes what is there, also where a file is longer or shorter than it was', async () => {
    await withTemporaryFolder(async (folder) => {
      const [path, bytes] = [join(folder, 'file'), elf(20_000)];
      await writeFile(path, bytes);
      const digest = createHash('sha256').update(bytes).digest();
      for (const size of [9_000, 40_000])
        expect(fileExaminer().examine(path, size, WANTED.always).digest).toEqual(digest);
    });
  });

  it('hashes text only where that is always wanted', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'file');
      await writeFile(path, 'text');
      const { examine } = fileExaminer();
      expect([WANTED.nothing, WANTED.ofBinary].map((wanted) => examine(path, 4, wanted))).toEqual([
        { detections: [] },
        { detections: [] },
      ]);
      expect(examine(path, 4, WANTED.always).digest).toEqual(createHash('sha256').update('text').digest());
    });
  });
});
