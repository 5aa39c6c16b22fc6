import { join } from 'node:path';
import { createHttpClient } from '@nuspine/primitives/fs';
import { withHttpServer, withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { fetchDocument } from '../../../src/fs/http-feed/fetch-document.ts';

/** What a server with this answer gives. */
async function fetched(status: number, body = ''): Promise<Uint8Array | undefined> {
  const http = createHttpClient({ environment: {}, retry: { firstDelay: 1 } });
  return withTemporaryFolder((folder) =>
    withHttpServer(
      (_, response) => response.writeHead(status).end(body),
      ({ url }) => fetchDocument(http, url, join(folder, 'document.json'), {}),
    ),
  );
}

describe('fetchDocument', () => {
  it('gives what the server has', async () => {
    expect(Buffer.from((await fetched(200, 'text')) ?? []).toString()).toBe('text');
  });

  it.each([404, 204])('takes %i for nothing', async (status) => {
    expect(await fetched(status)).toBeUndefined();
  });

  it.each([
    [401, 'FEED_ACCESS_DENIED'],
    [403, 'FEED_ACCESS_DENIED'],
    [400, 'HTTP_STATUS'],
  ])('refuses %i', async (status, code) => {
    await expect(fetched(status)).rejects.toThrowCode(code);
  });
});
