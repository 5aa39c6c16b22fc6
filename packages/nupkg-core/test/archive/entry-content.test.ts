import { bytesSource } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { contentStream } from '../../src/archive/entry-content.ts';
import { type ContentStream, entryContent, readArchive } from '../../src/index.ts';
import { buildPackageBytes } from '../builders/package.ts';

async function read({ chunks }: ContentStream): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks()) parts.push(chunk);
  return Buffer.concat(parts).toString();
}

describe('contentStream', () => {
  const bytes = Buffer.from('content');

  it.each([
    ['bytes', bytes],
    ['a source', bytesSource(bytes)],
    ['a stream', contentStream(bytes)],
  ])('reads %s as often as it is asked to', async (_name, content) => {
    const stream = contentStream(content);
    expect(stream.size).toBe(7);
    expect([await read(stream), await read(stream)]).toEqual(['content', 'content']);
  });
});

describe('entryContent', () => {
  it('reads an entry as often as it is asked to', async () => {
    const archive = await readArchive(bytesSource(await buildPackageBytes({ id: 'A', files: { 'a.txt': 'text' } })));
    const [entry] = archive.entries.filter(({ path }) => path === 'a.txt');
    const content = entryContent(archive, entry ?? expect.fail('no entry'));
    expect(content.size).toBe(4);
    expect([await read(content), await read(content)]).toEqual(['text', 'text']);
  });
});
