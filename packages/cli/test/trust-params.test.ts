import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFile } from 'node:fs/promises';
import { openForSigning, readAnchor, trusted } from '../src/trust-params.ts';
import { capturedIo } from './captured-io.ts';
import { withSigned } from './signed-folder.ts';

const io = (env = {}) => ({ ...capturedIo(), env, print: () => undefined, progress: () => undefined });

describe('openForSigning', () => {
  it('takes keys from files and the environment', async () => {
    await withSigned(async ({ store, keys, root }) => {
      const env = { NUSPINE_TRUST_KEYS: await readFile(join(keys, 'main.pem'), 'utf8') };
      const context = await openForSigning({ store, key: [join(keys, 'snapshot.pem')], trust: root }, io(env));
      expect([context.keys.length, context.root === undefined]).toEqual([2, false]);
    });
  });
});

describe('trusted', () => {
  it('leaves a store alone when no root is trusted', async () => {
    await withSigned(async ({ store }) => {
      const { store: opened } = await openForSigning({ store, key: [] }, io());
      expect(await trusted(opened, {}, io())).toBe(opened);
      await expect(trusted(opened, { trustState: 'seen' }, io())).rejects.toThrowCode('CLI_USAGE');
    });
  });
});

describe('readAnchor', () => {
  it('keeps what was seen where it is told to', async () => {
    await withSigned(async ({ store, root }) => {
      const trustState = join(store, 'seen');
      const { seen } = await readAnchor(root, { trustState }, io());
      expect(await seen.read()).toBeUndefined();
    });
  });
});
