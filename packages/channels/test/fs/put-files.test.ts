import { createHttpClient } from '@nuspine/primitives/fs';
import { describe, expect, it } from 'vitest';
import { putFiles } from '../../src/fs/put-files.ts';
import { withPutServer } from './put-server.ts';

const client = createHttpClient({ environment: {} });
const [one, two] = [Buffer.from('1'), Buffer.from('2')];

describe('putFiles', () => {
  it('creates once, replaces and removes', async () => {
    await withPutServer(async ({ url }) => {
      const files = putFiles(url, client);
      expect([await files.create('a', one), await files.create('a', one), await files.create('a', two)]).toEqual([
        true,
        false,
        false,
      ]);
      await files.replace('a', two);
      expect(await files.read('a')).toEqual(two);
      await files.remove('a');
      await files.remove('a');
      expect(await files.read('a')).toBeUndefined();
    });
  });

  it('puts over what it has read, and nothing else', async () => {
    await withPutServer(async ({ url }) => {
      const files = putFiles(url, client);
      expect(await files.putOver('a', one, undefined)).toBe('done');
      const before = await files.readTagged('a');
      expect(await files.putOver('a', two, before)).toBe('done');
      expect(await files.putOver('a', one, before)).toBe('refused');
      expect(await files.putOver('a', one, undefined)).toBe('refused');
      expect((await files.readTagged('a'))?.bytes).toEqual(two);
    });
  });

  it('shows its credentials to the server they are for', async () => {
    await withPutServer(async ({ url, requests }) => {
      const files = putFiles(url, client, { server: new URL(url), username: 'ci', password: 'x' });
      await files.replace('a', one);
      await files.read('a');
      const login = `Basic ${Buffer.from('ci:x').toString('base64')}`;
      expect(requests.map(({ headers }) => headers.authorization)).toEqual([login, login]);
    });
  });
});
