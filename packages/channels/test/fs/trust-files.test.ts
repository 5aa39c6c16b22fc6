import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import {
  folderStore,
  initTrust,
  KEYS_VARIABLE,
  makeKeyFile,
  readTrustAnchor,
  readTrustKeys,
} from '../../src/fs/index.ts';
import { newTrustState } from '../../src/index.ts';
import { minute } from '../channel-builder.ts';
import { firstRoot, signer } from '../trust/trust-builder.ts';

describe('readTrustKeys', () => {
  it('reads files, folders and the environment, each key once', async () => {
    await withTemporaryFolder(async (folder) => {
      const [one, two] = [join(folder, 'one.pem'), join(folder, 'two.pem')];
      for (const path of [one, two]) await makeKeyFile(path);
      await writeFile(join(folder, 'notes.txt'), 'x');
      const environment = { [KEYS_VARIABLE]: await readFile(two, 'utf8') };
      expect(await readTrustKeys([folder, one], environment)).toHaveLength(2);
      expect(await readTrustKeys([], environment)).toHaveLength(1);
    });
  });

  it('says which file is no key', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'a.pem'), 'x');
      await expect(readTrustKeys([folder], {})).rejects.toThrowCode('TRUST_KEY_INVALID');
      await expect(readTrustKeys([join(folder, 'none.pem')], {})).rejects.toThrowCode('SOURCE_READ_FAILED');
    });
  });
});

describe('readTrustAnchor', () => {
  it('keeps what was seen beside the root', async () => {
    await withTemporaryFolder(async (folder) => {
      await initTrust({ store: folderStore(folder), ...signer() }, firstRoot());
      const path = join(folder, 'trust/1.root.json');
      const { seen, root } = await readTrustAnchor(path, { now: minute(1) });
      expect(await seen.read()).toBeUndefined();
      await seen.write({ ...newTrustState(root), timestamp: 4 });
      expect((await (await readTrustAnchor(path, { now: minute(1) })).seen.read())?.timestamp).toBe(4);
      await writeFile(`${path}.seen`, 'x');
      await expect(seen.read()).rejects.toThrowCode('TRUST_STATE_INVALID');
    });
  });
});
