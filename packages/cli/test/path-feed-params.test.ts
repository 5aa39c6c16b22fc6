import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pathFeeds } from '../src/path-feed-params.ts';
import { run } from './captured-io.ts';
import { withSamplePackages } from './sample-packages.ts';

describe('pathFeeds', () => {
  it('opens each feed, and knows the component that one names', async () => {
    await withSamplePackages(async ({ folder, feed, app }) => {
      const releases = join(folder, 'Releases');
      await run(['releasify', app, '--source', feed, '--releases', releases]);
      const feeds = await pathFeeds({ feeds: [`web=${releases}`, releases], formats: ['squirrel'] }, {});
      expect(feeds.map(({ component, packageIds }) => [component, packageIds])).toEqual([
        ['web', ['App']],
        [undefined, ['App']],
      ]);
      expect(await feeds[1]?.plan('App', { to: '1.0.0' })).toMatchObject({ steps: [{ kind: 'full' }] });
    });
  });

  it('asks no server when it must not', async () => {
    await expect(pathFeeds({ feeds: ['http://localhost:1/?a=b'] }, { OFFLINE: '1' })).rejects.toThrowCode(
      'HTTP_OFFLINE',
    );
  });
});
