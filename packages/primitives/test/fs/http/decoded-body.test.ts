import { gzipSync } from 'node:zlib';
import { withHttpServer } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { createHttpClient } from '../../../src/fs/index.ts';

/** What the client makes of a body that is said to be coded so. */
async function documentOf(coding: string, body: Uint8Array): Promise<string> {
  return withHttpServer(
    (_, response) => response.writeHead(200, { 'content-encoding': coding }).end(body),
    async ({ url }) => {
      const document = await createHttpClient({ environment: {} }).document(url);
      return document.kind === 'document' ? Buffer.from(document.bytes).toString() : document.kind;
    },
  );
}

const GZIP = gzipSync('hello');

describe('decodedBody', () => {
  it.each([
    ['identity', Buffer.from('hello')],
    ['gzip', GZIP],
    ['X-GZIP', GZIP],
  ])('takes %s', async (coding, body) => {
    expect(await documentOf(coding, body)).toBe('hello');
  });

  it.each([
    ['br', GZIP],
    ['gzip', Buffer.from('hello')],
    ['gzip', GZIP.subarray(0, -3)],
  ])('refuses %s of %j', async (coding, body) => {
    await expect(documentOf(coding, body)).rejects.toThrowCode('HTTP_RESPONSE_INVALID');
  });
});
