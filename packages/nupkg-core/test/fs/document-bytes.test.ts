import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { readDocumentBytes, readOptionalDocumentBytes } from '../../src/fs/document-bytes.ts';

describe('readDocumentBytes', () => {
  it('reads a whole file', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'a'), 'text');
      expect(Buffer.from(await readDocumentBytes(join(folder, 'a'))).toString()).toBe('text');
      await expect(readDocumentBytes(join(folder, 'b'))).rejects.toThrowCode('SOURCE_READ_FAILED');
    });
  });
});

describe('readOptionalDocumentBytes', () => {
  it('gives nothing for a file that is not there, and fails for what is none', async () => {
    await withTemporaryFolder(async (folder) => {
      expect(await readOptionalDocumentBytes(join(folder, 'a'))).toBeUndefined();
      await expect(readOptionalDocumentBytes(join(folder, 'a\0'))).rejects.toThrow();
    });
  });
});
