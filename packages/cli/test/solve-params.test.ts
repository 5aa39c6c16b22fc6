import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseMatrix } from '@nuspine/compat-matrix';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { solveOptions } from '../src/solve-params.ts';

const MATRIX = parseMatrix('[compatibility.a]\n"1.0.0" = {}\n[bundles.x]\nextensions = ["e@1.0.0"]');

describe('solveOptions', () => {
  it('wishes for every component that is no extension', async () => {
    const { wishes } = await solveOptions(MATRIX, { wishes: [], prerelease: false, markdown: false });
    expect(wishes).toEqual([{ component: 'a' }]);
  });

  it('reads a lock', async () => {
    await withTemporaryFolder(async (folder) => {
      const lock = join(folder, 'set.json');
      await writeFile(lock, '{"solved":true,"set":[{"component":"a","version":"1.0.0"}]}');
      const options = await solveOptions(MATRIX, {
        wishes: ['a@^1'],
        trust: 'tested',
        lock,
        prerelease: true,
        markdown: false,
      });
      expect(options).toEqual({
        wishes: [{ component: 'a', range: '^1' }],
        trust: 'tested',
        locked: [{ component: 'a', version: '1.0.0' }],
        prerelease: true,
      });
    });
  });
});
