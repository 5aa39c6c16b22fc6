import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HttpClient, HttpDocument } from '@nuspine/primitives';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { revalidatedDocument } from '../../../src/fs/http-feed/document-cache.ts';

const URL = 'https://feed.test/index.json';

/** A client that has one document, and knows what it has been asked. */
function clientWith(text: string, etag?: string): Pick<HttpClient, 'document'> & { readonly asked: unknown[] } {
  const asked: unknown[] = [];
  const tag = etag === undefined ? {} : { etag };
  return {
    asked,
    document: async (url, request): Promise<HttpDocument> => {
      asked.push(request?.etag);
      if (etag !== undefined && request?.etag === etag) return { kind: 'unchanged' };
      return { kind: 'document', url, bytes: Buffer.from(text), ...tag };
    },
  };
}

async function textFrom(http: Pick<HttpClient, 'document'>, path: string, url = URL): Promise<string> {
  return Buffer.from(await revalidatedDocument(http, url, path, {})).toString();
}

describe('revalidatedDocument', () => {
  it('asks whether it is still the same, and keeps the new one when it is not', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'a', 'index.json');
      const first = clientWith('one', '"1"');
      expect([await textFrom(first, path), await textFrom(first, path)]).toEqual(['one', 'one']);
      expect(first.asked).toEqual([undefined, '"1"']);
      const second = clientWith('two', '"2"');
      expect([await textFrom(second, path), await textFrom(second, path)]).toEqual(['two', 'two']);
      expect(second.asked).toEqual(['"1"', '"2"']);
    });
  });

  it('keeps nothing that it could not ask about', async () => {
    await withTemporaryFolder(async (folder) => {
      expect(await textFrom(clientWith('one'), join(folder, 'index.json'))).toBe('one');
      expect(await readdir(folder)).toEqual([]);
    });
  });

  it.each([
    ['changed', (kept: string) => kept.replace('one', 'two')],
    ['cut off', (kept: string) => kept.slice(0, 10)],
    ['another thing', () => '[]'],
  ])('does not believe what was %s', async (_, spoil) => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'index.json');
      const http = clientWith('one', '"1"');
      await textFrom(http, path);
      await writeFile(path, spoil(await readFile(path, 'utf8')));
      expect(await textFrom(http, path)).toBe('one');
      expect(http.asked).toEqual([undefined, undefined]);
    });
  });

  it('does not take one address for another', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'index.json');
      const http = clientWith('one', '"1"');
      await textFrom(http, path);
      await textFrom(http, path, 'https://other.test/index.json');
      expect(http.asked).toEqual([undefined, undefined]);
    });
  });
});
