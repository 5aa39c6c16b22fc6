import { describe, expect, it } from 'vitest';
import { openFeed } from '../../src/fs/open-feed.ts';

describe('openFeed', () => {
  it('opens a folder by its path', () => {
    expect(openFeed({ feed: 'Releases' })).toMatchObject({ location: 'Releases' });
  });

  it('opens an address', () => {
    expect(openFeed({ feed: 'HTTPS://feed.test/a/?sig=secret' })).toMatchObject({ location: 'https://feed.test/a' });
  });

  it('asks no server with OFFLINE=1', async () => {
    const access = openFeed({ feed: 'http://feed.test/a', environment: { OFFLINE: '1' } });
    await expect(access.readIndex('RELEASES')).rejects.toThrowCode('HTTP_OFFLINE');
  });
});
