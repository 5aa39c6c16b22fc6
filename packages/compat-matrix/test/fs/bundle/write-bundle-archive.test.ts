import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { bytesOf, writeBundleArchive } from '../../../src/fs/bundle/write-bundle-archive.ts';
import { parseBundleDocument } from '../../../src/index.ts';
import { withProduct } from '../../product.ts';
import { DOCUMENT } from '../../sample-bundle.ts';

describe('writeBundleArchive', () => {
  it('says what it wrote', async () => {
    await withProduct(async ({ archive }) => {
      const bytes = await readFile(await archive('stable-1.0'));
      expect(bytes.subarray(0, 10)).toEqual(Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]));
      expect(createHash('sha256').update(bytes).digest('hex')).toHaveLength(64);
    });
  });

  it.each([
    ['is gone', (path: string) => `${path}.gone`],
    ['has another size than it had', (path: string) => path],
  ])('leaves nothing when a package %s', async (_what, place) => {
    await withProduct(async ({ path, matrix, folder }) => {
      const document = parseBundleDocument(JSON.stringify(DOCUMENT), 'bundle.json');
      const [part] = document.parts;
      const packages = new Map([[part?.file ?? '', place(matrix)]]);
      const before = await readdir(folder);
      await expect(writeBundleArchive(path(), { document, rules: Buffer.from(''), packages })).rejects.toBeInstanceOf(
        Error,
      );
      expect(await readdir(folder)).toEqual(before);
    });
  });
});

describe('bytesOf', () => {
  it('gives what is bytes', async () => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of bytesOf(Readable.from([Buffer.from('a'), 'text']))) chunks.push(chunk);
    expect(chunks).toEqual([Buffer.from('a')]);
  });
});
