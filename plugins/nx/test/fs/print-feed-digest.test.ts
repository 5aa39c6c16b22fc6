import { withTemporaryFolder } from '@nuspine/testkit';
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../src/fs/print-feed-digest.ts', import.meta.url));
const print = (path: string): string => execFileSync(process.execPath, [script, path], { encoding: 'utf8' });

describe('print-feed-digest', () => {
  it('prints another digest when a package or the index changes, and the same one otherwise', async () => {
    await withTemporaryFolder(async (folder) => {
      const empty = print(folder);
      await writeFile(join(folder, 'a.nupkg'), 'one');
      const one = print(folder);
      await writeFile(join(folder, 'RELEASES'), 'one');
      const indexed = print(folder);
      await writeFile(join(folder, 'notes.txt'), 'one');
      expect(print(folder)).toBe(indexed);
      expect(new Set([empty, one, indexed]).size).toBe(3);
      expect(indexed).toMatch(/^[0-9a-f]{64}\n$/);
    });
  });
});
