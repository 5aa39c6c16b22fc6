import { mkdirSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pick, seededRandom } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { askForNames, rememberDocument } from '../../../src/fs/remembered/remember-layout.ts';
import { DEFAULT_OFFLINE_CONFIG } from '../../../src/offline-config.ts';
import { BINARY, withLayout } from '../../layout-folder.ts';
import { found, withRemembered } from './remembered-layout.ts';

const SEED = 7;
const STEPS = 40;
const FOLDERS = ['vendor', 'vendor/a', 'plugins/nx', 'src', 'local-nugets', 'offline/feeds'] as const;

describe('rememberLayout', () => {
  it(`leads to what a run without it finds, after each of ${String(STEPS)} changes, seed ${String(SEED)}`, async () => {
    await withRemembered(async (root, open) => {
      const random = seededRandom(SEED);
      const content = (): string | Uint8Array =>
        pick<string | Uint8Array>(random, [
          BINARY,
          Buffer.from([1, 0, 3]),
          'text',
          '',
          'version https://git-lfs.github.com/spec/v1\n',
        ]);
      for (const folder of FOLDERS) mkdirSync(join(root, folder), { recursive: true });
      for (let step = 0; step < STEPS; step++) {
        const path = join(root, pick(random, FOLDERS), pick(random, ['one', 'two', 'tool.bin', 'native.node']));
        const to = join(root, pick(random, FOLDERS), 'moved');
        const act = pick<() => void>(random, [
          () => writeFileSync(path, content()),
          () => writeFileSync(path, content()),
          () => renameSync(path, to),
          () => unlinkSync(path),
          () => symlinkSync('one', path),
          () => rmSync(join(root, 'vendor/manifest.json')),
        ]);
        try {
          act();
        } catch {
          // There is nothing to move or delete, or something in the way.
        }
        expect(await found(root, open()), `step ${String(step)}`).toEqual(await found(root));
      }
    });
  });
});

describe('askForNames', () => {
  it('notes which names are there', async () => {
    await withLayout(
      (root) => {
        const exempt = [{ path: 'src', reason: 'a test' }];
        const asked = askForNames(root, { ...DEFAULT_OFFLINE_CONFIG, exempt });
        expect(asked).toEqual([
          ['local-nuget', false],
          ['src', true],
        ]);
        return Promise.resolve();
      },
      { 'src/a': '' },
    );
  });
});

describe('rememberDocument', () => {
  it('keeps the digest of a document, unless it is too new or not there', async () => {
    await withLayout((root) => {
      expect(rememberDocument(root, 'none.json', 0)).toEqual({ path: 'none.json', isThere: false });
      expect(rememberDocument(root, 'README.md', Date.now())).toEqual({ path: 'README.md', isThere: true });
      const { state, digest } = rememberDocument(root, 'README.md', Date.now() + 60_000);
      expect(state?.[0]).toBe('# Sample\n'.length);
      expect(digest).toMatch(/^[0-9a-f]{64}$/);
      return Promise.resolve();
    });
  });
});
