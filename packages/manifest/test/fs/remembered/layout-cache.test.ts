import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { createTable, FILE_TYPE, pathAt, sizeAt, STATE_WIDTH } from '../../../src/fs/examine/file-table.ts';
import { openLayoutCache, type RememberedLayout, SAMPLING_PERIOD } from '../../../src/fs/remembered/layout-cache.ts';

const options = { now: () => 10_000, version: '1.0.0' };

function layout(ctimeMs = 1): RememberedLayout {
  const table = createTable(['a', 'b']);
  table.states.set([7, 2, ctimeMs, 3, 4]);
  table.types[0] = FILE_TYPE.file;
  return { files: { table, kinds: ['[]'], packages: new Map() } };
}

describe('openLayoutCache', () => {
  it('is empty where a folder is in its place', async () => {
    await withTemporaryFolder(async (folder) => {
      const cache = openLayoutCache(folder, options);
      expect([cache.read(), cache.count()]).toEqual([undefined, 0]);
      cache.write(layout());
      expect(openLayoutCache(folder, options).read()).toBeUndefined();
    });
  });

  it('gives back what was kept', async () => {
    await withTemporaryFolder(async (folder) => {
      const file = join(folder, 'below/cache');
      expect(openLayoutCache(file, options).read()).toBeUndefined();
      openLayoutCache(file, options).write(layout());
      const kept = openLayoutCache(file, options).read();
      if (kept === undefined) throw new Error('nothing was kept');
      const { table, kinds } = kept.files;
      expect([...table.states.slice(0, STATE_WIDTH)]).toEqual([7, 2, 1, 3, 4]);
      expect({ kinds, paths: [pathAt(table, 0), pathAt(table, 1)] }).toEqual({ kinds: ['[]'], paths: ['a', 'b'] });
      expect([...table.turns].every((turn) => turn < SAMPLING_PERIOD)).toBe(true);
    });
  });

  it('has another turn in each run, and each again after a period', async () => {
    await withTemporaryFolder(async (folder) => {
      const file = join(folder, 'cache');
      const turnAfter = (runs: string): number => {
        writeFileSync(`${file}.run`, runs);
        openLayoutCache(file, options).read();
        return openLayoutCache(file, options).turn;
      };
      const runs = ['0\n', '7\n', `${String(SAMPLING_PERIOD - 2)}\n`, `${String(SAMPLING_PERIOD + 7)}\n`, 'no number'];
      expect(runs.map(turnAfter)).toEqual([2, 9, 0, 9, 2]);
    });
  });

  it('does not trust a file that was changed just before it was read', async () => {
    await withTemporaryFolder(async (folder) => {
      openLayoutCache(join(folder, 'cache'), options).write(layout(9_000));
      const kept = openLayoutCache(join(folder, 'cache'), options).read();
      expect(kept === undefined ? undefined : sizeAt(kept.files.table, 0)).toBe(-1);
    });
  });

  it('starts anew from what another version wrote', async () => {
    await withTemporaryFolder(async (folder) => {
      openLayoutCache(join(folder, 'cache'), options).write(layout());
      expect(openLayoutCache(join(folder, 'cache'), { ...options, version: '1.0.1' }).read()).toBeUndefined();
    });
  });

  it('starts anew from a file with any byte changed, or cut anywhere', async () => {
    await withTemporaryFolder(async (folder) => {
      const file = join(folder, 'cache');
      openLayoutCache(file, options).write(layout());
      const sound = readFileSync(file);
      const read = (bytes: Uint8Array): unknown => {
        writeFileSync(file, bytes);
        return openLayoutCache(file, options).read();
      };
      for (let at = 0; at < sound.length; at += 13) {
        const bytes = Buffer.from(sound);
        bytes[at] = (bytes[at] ?? 0) ^ 1;
        expect(read(bytes)).toBeUndefined();
        expect(read(sound.subarray(0, at))).toBeUndefined();
      }
      expect(read(sound)).toBeDefined();
    });
  });

  it('does without what it cannot write', async () => {
    await withTemporaryFolder(async (folder) => {
      writeFileSync(join(folder, 'file'), '');
      const cache = openLayoutCache(join(folder, 'file/cache'), options);
      expect(cache.read()).toBeUndefined();
      cache.write(layout());
      expect(existsSync(join(folder, 'file/cache'))).toBe(false);
    });
  });
});
