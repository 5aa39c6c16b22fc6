import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import type { ByteSource } from '../../src/index.ts';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { withFileSource } from '../../src/fs/index.ts';

describe('withFileSource', () => {
  it('reads any part of a file', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.bin');
      await writeFile(path, Uint8Array.from([1, 2, 3, 4]));
      const bytes = await withFileSource(path, (source) => source.read(1, 2));
      expect([...bytes]).toEqual([2, 3]);
    });
  });

  // Windows has no pipes with paths like these.
  it.skipIf(process.platform === 'win32')('refuses a pipe, and does not wait for somebody to write to it', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'pipe');
      execFileSync('mkfifo', [path]);
      // While the test holds it open as a writer, not even opening it as a file waits.
      const writer = openSync(path, 'r+');
      const size = withFileSource(path, (source) => Promise.resolve(source.size));
      await expect(size).rejects.toThrowCode('SOURCE_READ_FAILED');
      closeSync(writer);
      await expect(withFileSource(path, () => Promise.resolve())).rejects.toThrowCode('SOURCE_READ_FAILED');
    });
  });

  it('says where others find the bytes', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.bin');
      await writeFile(path, 'abcd');
      const found = await withFileSource(path, async ({ file }) => {
        const bytes = Buffer.alloc(2);
        if (file !== undefined) readSync(file.descriptor, bytes, 0, 2, file.offset + 1);
        return bytes.toString();
      });
      expect(found).toBe('bc');
    });
  });

  it('reads into the room that it is given, one after the other, and then into other memory', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.bin');
      await writeFile(path, 'abcdef');
      const room = Buffer.alloc(4);
      const read = async (source: ByteSource): Promise<string> => {
        const parts = [await source.read(0, 2), await source.read(3, 2), await source.read(1, 3)];
        return parts.map((part) => Buffer.from(part).toString()).join(' ');
      };
      expect(await withFileSource(path, read, { room })).toBe('ab de bcd');
      expect(room.toString()).toBe('abde');
    });
  });

  it('names the file that cannot be opened', async () => {
    await withTemporaryFolder(async (folder) => {
      const missing = withFileSource(join(folder, 'missing'), (source) => source.read(0, 1));
      await expect(missing).rejects.toThrowCode('SOURCE_READ_FAILED');
    });
  });

  it('refuses a folder', async () => {
    await withTemporaryFolder(async (folder) => {
      const opened = withFileSource(folder, (source) => source.read(0, 1));
      await expect(opened).rejects.toThrowCode('SOURCE_READ_FAILED');
    });
  });
});
