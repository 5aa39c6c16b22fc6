import { createHttpClient } from '@nuspine/primitives/fs';
import { withHttpServer } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { httpStore } from '../../src/fs/index.ts';
import { NAME } from '../channel-builder.ts';

describe('httpStore', () => {
  it('writes nothing', async () => {
    const store = httpStore('https://example.test/store', createHttpClient({ environment: { OFFLINE: '1' } }));
    await expect(store.writeFiles(NAME, new Map())).rejects.toThrowCode('CHANNEL_STORE_READ_ONLY');
    await expect(store.refresh()).resolves.toBeUndefined();
    await expect(store.entry(NAME, 1)).rejects.toThrowCode('HTTP_OFFLINE');
    expect(store.location).toBe('https://example.test/store');
  });

  it('asks below its address, with what the address has', async () => {
    await withHttpServer(
      (_, response) => response.writeHead(404).end(),
      async ({ url, requests }) => {
        const store = httpStore(`${url}/mirror?token=x`, createHttpClient({ environment: {} }));
        expect(await store.entry(NAME, 1)).toBeUndefined();
        expect(requests.map((request) => request.url)).toEqual([
          '/mirror/build-info/contoso/app/main/log/00000001.json?token=x',
        ]);
      },
    );
  });
});
