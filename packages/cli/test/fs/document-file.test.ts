import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { writeDocument } from '../../src/fs/document-file.ts';

describe('writeDocument', () => {
  it('writes what --json prints', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'report.json');
      await writeDocument(path, { a: [1] });
      expect(await readFile(path, 'utf8')).toBe('{\n  "a": [\n    1\n  ]\n}\n');
    });
  });
});
