import { describe, expect, it } from 'vitest';
import { gitTree } from '../../src/fs/git-tree.ts';
import { storeOf } from '../../src/fs/store-of.ts';
import { add, log, NAME, point, state } from '../channel-builder.ts';
import { channelFiles } from '../../src/index.ts';

const change = [add('b1'), point('Latest', 'b1')];

describe('storeOf', () => {
  it('makes files only where something differs', async () => {
    // Files in memory: a commit that there is not, and changes on top.
    const files = gitTree({ read: () => Promise.resolve(undefined), close: () => undefined }, undefined);
    const written: string[] = [];
    const store = storeOf(
      {
        ...files,
        replace: (path, bytes) => {
          written.push(path);
          return files.replace(path, bytes);
        },
      },
      'memory',
    );
    const [bytes = Buffer.of()] = log(change);
    const beside = channelFiles(state(change));
    expect(await store.add(NAME, { sequence: 1, bytes, files: beside, message: 'x' })).toBe(true);
    expect(written.map((path) => path.split('/').at(-1))).toEqual([...beside.keys(), 'releases-index.json']);
    written.length = 0;
    await store.writeFiles(NAME, beside);
    expect(written).toEqual([]);
    await store.writeFiles(NAME, new Map());
    expect([...(await store.files(NAME)).keys()]).toEqual([]);
    expect([await store.channels(), await store.lastEntry(NAME)]).toEqual([[NAME], 1]);
  });
});
