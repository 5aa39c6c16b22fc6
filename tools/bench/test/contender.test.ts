import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { benchInTurns, sizeOf } from '../src/contender.ts';

describe('benchInTurns', () => {
  it('gives each contender a result with what it produced', async () => {
    const command = { file: 'sleep', args: ['0'] };
    const results = await benchInTurns(
      [
        { id: 'ours', name: 'a', command, measure: () => Promise.resolve(1) },
        { name: 'b', command, measure: () => Promise.resolve(2) },
      ],
      1,
    );
    expect(results.map(({ id, name, bytes }) => [id, name, bytes])).toEqual([
      ['ours', 'a', 1],
      [undefined, 'b', 2],
    ]);
  });
});

describe('sizeOf', () => {
  it('is the length of a file in bytes', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'file'), 'abc');
      expect(await sizeOf(join(folder, 'file'))).toBe(3);
    });
  });
});
