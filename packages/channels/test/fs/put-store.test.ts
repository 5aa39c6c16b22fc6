import { createHttpClient } from '@nuspine/primitives/fs';
import { withHttpServer } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { changeChannel, putStore, verifyStoredChannel } from '../../src/fs/index.ts';
import { add, back, minute, NAME, point } from '../channel-builder.ts';
import { expectNothingLost } from './many-writers.ts';
import { type PutServerOptions, withPutServer } from './put-server.ts';

const client = createHttpClient({ environment: {}, retry: { firstDelay: 1 } });
const by = { by: 'tester', now: minute(1) };
const publication = (id: string) => ({ operations: [add(id), point('Latest', id)], ...by });

describe('putStore', () => {
  it('keeps what a folder keeps, and an index of all channels', async () => {
    await withPutServer(async ({ url }, files) => {
      const store = await putStore(`${url}/versions?token=x`, client);
      await changeChannel(store, NAME, () => publication('b1'));
      await changeChannel(store, { ...NAME, channel: 'next' }, () => publication('b2'));
      const paths = [...files.keys()].map((path) => path.replace('/versions/build-info/', '').replace('?token=x', ''));
      expect(paths.toSorted()).toEqual([
        '.nuspine-probe',
        'contoso/app/main/Latest.txt',
        'contoso/app/main/Latest_Packages.txt',
        'contoso/app/main/channel.json',
        'contoso/app/main/log/00000001.json',
        'contoso/app/next/Latest.txt',
        'contoso/app/next/Latest_Packages.txt',
        'contoso/app/next/channel.json',
        'contoso/app/next/log/00000001.json',
        'contoso/app/releases-index.json',
      ]);
      const index = files.get('/versions/build-info/contoso/app/releases-index.json?token=x');
      expect(index?.toString('utf8')).toMatch(/"main".*"next"/s);
    });
  });

  it('refuses a server that does not honour the condition, before it writes anything to a channel', async () => {
    await withPutServer(
      async ({ url }, files) => {
        const store = await putStore(url, client);
        await expect(changeChannel(store, NAME, () => publication('b1'))).rejects.toThrowCode('CHANNEL_STORE_UNSAFE');
        await expect(store.trust.publish([], 'x')).rejects.toThrowCode('CHANNEL_STORE_UNSAFE');
        expect([...files.keys()]).toEqual(['/build-info/.nuspine-probe']);
      },
      { ignoresConditions: true },
    );
  });

  it('says what a server says that takes no PUT', async () => {
    await withHttpServer(
      (request, response) => response.writeHead(request.method === 'GET' ? 404 : 405).end(),
      async ({ url }) => {
        const store = await putStore(url, client);
        await expect(changeChannel(store, NAME, () => publication('b1'))).rejects.toThrowCode('HTTP_STATUS');
      },
    );
  });

  it('lets the second of two writers plan again', async () => {
    await withPutServer(async ({ url }) => {
      const [mine, theirs] = [await putStore(url, client), await putStore(url, client)];
      let asked = 0;
      const state = await changeChannel(mine, NAME, async () => {
        asked += 1;
        if (asked === 1) await changeChannel(theirs, NAME, () => publication('b1'));
        return publication('b2');
      });
      expect([asked, state.sequence]).toEqual([2, 2]);
      expect(await verifyStoredChannel(theirs, NAME)).toMatchObject({ ok: true, entries: 2 });
    });
  });

  it.each([{ cutsAt: 2 }, { cutsAt: 3 }] satisfies readonly PutServerOptions[])(
    'knows its own entry again when the answer was lost: %o',
    async (options) => {
      await withPutServer(async ({ url }) => {
        const store = await putStore(url, client);
        await changeChannel(store, NAME, () => publication('b1'));
        await changeChannel(store, NAME, () => publication('b2'));
        const { sequence } = await changeChannel(store, NAME, () => ({ operations: [back('Latest', 'b1')], ...by }));
        expect(sequence).toBe(3);
        expect(await verifyStoredChannel(store, NAME)).toMatchObject({ ok: true, entries: 3 });
      }, options);
    },
  );

  it('loses nothing when many processes put', async () => {
    await withPutServer(async ({ url }) => {
      const place = (): readonly [string, string] => [`put:${url}`, ''];
      console.log(`put store: ${await expectNothingLost(place, await putStore(url, client))}`);
    });
  }, 3_600_000);
});
