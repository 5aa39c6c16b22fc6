import { describe, expect, it } from 'vitest';
import { copyKnown } from '../../../src/fs/examine/copy-known.ts';
import { createTable, digestAt, FILE_TYPE, NO_KIND, sizeAt, STATE_WIDTH } from '../../../src/fs/examine/file-table.ts';

describe('copyKnown', () => {
  it('takes over what is known of the paths that both have', () => {
    const from = createTable(['a', 'b/ü', 'd']);
    for (let index = 0; index < 3; index++) {
      from.states[index * STATE_WIDTH] = index + 1;
      from.kinds[index] = index;
      from.types[index] = FILE_TYPE.file;
      from.hashed[index] = 1;
      from.turns[index] = index + 5;
      from.digests.fill(index + 1, index * 32, (index + 1) * 32);
    }
    const to = createTable(['a', 'b/ü', 'b/\u{1f600}', 'c']);
    copyKnown(from, to);
    expect([...to.kinds]).toEqual([0, 1, NO_KIND, NO_KIND]);
    expect([...to.types]).toEqual([FILE_TYPE.file, FILE_TYPE.file, FILE_TYPE.gone, FILE_TYPE.gone]);
    expect([...to.hashed]).toEqual([1, 1, 0, 0]);
    expect([...to.turns]).toEqual([5, 6, 0, 0]);
    expect([0, 1, 2, 3].map((index) => sizeAt(to, index))).toEqual([1, 2, 0, 0]);
    expect(digestAt(to, 1)).toBe(`sha256:${'02'.repeat(32)}`);
  });

  it('meets the paths of both in the order of UTF-16, which is not that of their bytes', () => {
    const paths = ['\u{1f600}', '\uff21'];
    const from = createTable(paths);
    from.kinds.set([1, 2]);
    const to = createTable(paths.slice(1));
    copyKnown(from, to);
    expect([...to.kinds]).toEqual([2]);
  });
});
