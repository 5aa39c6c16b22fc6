import { describe, expect, it } from 'vitest';
import { unlistedFiles } from '../../src/fs/unlisted-files.ts';
import { squirrelIndex } from '../update-feed.ts';

const index = squirrelIndex('1.0.0 full 100', '1.1.0 delta 10');
const [full] = index.entries;
const placed = (name: string, sha1 = 'A'.repeat(40)): Parameters<typeof unlistedFiles>[1][number] => ({
  from: `.work/${name}`,
  file: { name, size: 100, sha1, digest: `sha256:${'0'.repeat(64)}` },
});

describe('unlistedFiles', () => {
  it('leaves out what an index lists already, so that nothing removes it', () => {
    const [listed, added] = [placed('App-1.0.0-full.nupkg', full?.sha1), placed('App-1.2.0-full.nupkg')];
    expect(unlistedFiles([index], [listed, added])).toEqual([added]);
  });

  it.each(['App-1.1.0-delta.nupkg', 'app-1.1.0-DELTA.nupkg'])('refuses %s with other bytes', (name) => {
    expect(() => unlistedFiles([index], [placed(name)])).toThrowCode('DELTA_RELEASE_CONFLICT');
  });

  it('knows that what an index places at an address is not in the folder', () => {
    const entries = index.entries.map((entry) => ({ ...entry, baseUrl: 'https://h/a/' }));
    const file = placed('App-1.1.0-delta.nupkg');
    expect(unlistedFiles([{ ...index, entries }], [file])).toEqual([file]);
  });
});
