import { describe, expect, it } from 'vitest';
import { folderSet } from '../src/folder-set.ts';

describe('folderSet', () => {
  it('has folders and what lies in them, by whole names and in any case', () => {
    const isIn = folderSet(['vendor', 'offline/feeds']);
    const paths = ['vendor', 'Vendor/a', 'offline/feeds/b/c', 'vendor-evil/a', 'offline', 'a/vendor'];
    expect(paths.filter(isIn)).toEqual(['vendor', 'Vendor/a', 'offline/feeds/b/c']);
  });
});
