import { readFile, stat, writeFile } from 'node:fs/promises';
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

describe('makeKeyFile', () => {
  it('writes a new key that only its owner may read', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'keys/one.pem');
      const key = await makeKeyFile(path);
      expect((await readTrustKeys([path], {}))[0]?.id).toBe(key.id);
      // Windows knows no such modes.
      if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
    });
  });

  it('never writes over a file', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'one.pem');
      await writeFile(path, 'mine');
      await expect(makeKeyFile(path)).rejects.toThrowCode('FILE_NOT_REPLACEABLE');
      await expect(makeKeyFile(join(path, 'below.pem'))).rejects.toThrowCode('FILE_WRITE_FAILED');
      expect(await readFile(path, 'utf8')).toBe('mine');
    });
  });
});

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
