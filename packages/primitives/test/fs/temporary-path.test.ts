import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TEMPORARY_SUFFIX, temporaryPath } from '../../src/fs/index.ts';

describe('temporaryPath', () => {
  it('is another one in the folder each time, which says what it is for', () => {
    const [one, other] = [temporaryPath('folder', 'a.txt'), temporaryPath('folder', 'a.txt')];
    expect(one).not.toBe(other);
    expect(dirname(one)).toBe('folder');
    expect(basename(one)).toMatch(/^\.a\.txt\.[0-9a-f]{12}\.nuspine-tmp$/);
    expect(one.endsWith(TEMPORARY_SUFFIX)).toBe(true);
  });

  it('has room for itself where a name is as long as it may be', () => {
    const path = temporaryPath('folder', '\u4e2d'.repeat(85));
    expect(Buffer.byteLength(path)).toBeLessThanOrEqual(Buffer.byteLength(join('folder', 'x'.repeat(255))));
  });
});
