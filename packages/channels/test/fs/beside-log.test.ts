import { describe, expect, it } from 'vitest';
import { channelFiles } from '../../src/index.ts';
import { bringUpToDate, indexOf } from '../../src/fs/beside-log.ts';
import { add, NAME, point, state } from '../channel-builder.ts';

describe('bringUpToDate', () => {
  it('writes what differs and removes what is not wanted any more', async () => {
    const done: string[] = [];
    const files = {
      read: () => Promise.resolve(Buffer.from('same')),
      replace: (path: string) => Promise.resolve(void done.push(`replace ${path}`)),
      remove: (path: string) => Promise.resolve(void done.push(`remove ${path}`)),
    };
    const wanted = new Map(['same', 'other'].map((text) => [`${text}.txt`, Buffer.from(text)]));
    await bringUpToDate(files, NAME, wanted, ['same.txt', 'other.txt', 'old.txt']);
    expect(done).toEqual([
      'replace build-info/contoso/app/main/other.txt',
      'remove build-info/contoso/app/main/old.txt',
    ]);
  });
});

describe('indexOf', () => {
  it('leaves out channels that are not there', async () => {
    const checkpoint = channelFiles(state([add('b1'), point('Latest', 'b1')])).get('channel.json');
    const read = (path: string) => Promise.resolve(path.includes('/main/') ? checkpoint : undefined);
    const index = await indexOf({ read }, [NAME, { ...NAME, channel: 'none' }]);
    expect(JSON.parse(Buffer.from(index).toString('utf8'))).toMatchObject({
      'releases-index': [{ 'channel-version': 'main' }],
    });
  });
});
