import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { subscribe } from '../../src/fs/index.ts';

describe('subscribe', () => {
  it('refuses what cannot be read', async () => {
    await withTemporaryFolder(async (root) => {
      await mkdir(join(root, 'subscriptions.toml'));
      const subscribed = subscribe(root, { id: 'core', channel: 'contoso/core/main' });
      await expect(subscribed).rejects.toThrowCode('SOURCE_READ_FAILED');
    });
  });

  it('makes the file, adds to it, and leaves it alone when it refuses', async () => {
    await withTemporaryFolder(async (root) => {
      await subscribe(root, { id: 'core', channel: 'contoso/core/main' });
      const { path, subscriptions } = await subscribe(root, { id: 'app', channel: 'contoso/app/main', pointer: 'LKG' });
      expect([path, subscriptions.map(({ id, pointer }) => `${id} ${pointer}`)]).toEqual([
        'subscriptions.toml',
        ['core Latest', 'app LKG'],
      ]);
      const text = await readFile(join(root, path), 'utf8');
      await expect(subscribe(root, { id: 'app', channel: 'contoso/other/main' })).rejects.toThrowCode(
        'FLOW_SUBSCRIPTIONS_INVALID',
      );
      expect(await readFile(join(root, path), 'utf8')).toBe(text);
    });
  });
});
