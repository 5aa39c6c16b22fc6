import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { withRemoteCache } from '../src/remote-cache.ts';

describe('withRemoteCache', () => {
  it('keeps a record once, for those who know the token', async () => {
    await withTemporaryFolder(async (folder) => {
      await withRemoteCache(folder, async ({ env, log }) => {
        const ask = async (method: string, body?: string, token = env['NX_SELF_HOSTED_REMOTE_CACHE_ACCESS_TOKEN']) => {
          const answer = await fetch(`${env['NX_SELF_HOSTED_REMOTE_CACHE_SERVER'] ?? ''}/v1/cache/17`, {
            method,
            headers: { authorization: `Bearer ${token ?? ''}` },
            ...(body === undefined ? {} : { body }),
          });
          return [answer.status, await answer.text()];
        };
        expect(await ask('GET', undefined, 'other')).toEqual([401, '']);
        expect(await ask('GET')).toEqual([404, '']);
        expect(await ask('PUT', 'bytes')).toEqual([200, '']);
        expect(await ask('PUT', 'other')).toEqual([409, '']);
        expect(await ask('GET')).toEqual([200, 'bytes']);
        expect(await ask('DELETE')).toEqual([405, '']);
        expect(log.map(({ method, hash, status }) => `${method} ${hash} ${String(status)}`)).toEqual([
          'GET 17 401',
          'GET 17 404',
          'PUT 17 200',
          'PUT 17 409',
          'GET 17 200',
          'DELETE 17 405',
        ]);
      });
    });
  });
});
