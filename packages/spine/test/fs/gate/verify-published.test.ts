import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { buildPackage } from '@nuspine/testkit/packages';
import { describe, expect, it } from 'vitest';
import { SYSTEM_CLOCK, verifyPublished } from '../../../src/fs/gate/verify-published.ts';
import { writeSample } from '../../sample-spine.ts';

const options = { id: 'App', version: '2.0.0', framework: 'net10.0', seconds: 10, environment: {} };

describe('verifyPublished', () => {
  it('asks again while the version is not on the index, and says what was', async () => {
    await withTemporaryFolder(async (folder) => {
      const feed = join(folder, 'feed');
      let time = 0;
      const clock = {
        now: () => time,
        random: () => 0,
        sleep: async (milliseconds: number) => {
          time += milliseconds;
          await mkdir(feed, { recursive: true });
          await writeSample(feed, 'App.1.0.0.nupkg', await buildPackage({ id: 'App', version: '1.0.0', files: {} }));
        },
      };
      expect(await verifyPublished({ ...options, sources: [feed], clock })).toEqual({
        ok: false,
        id: 'App',
        version: '2.0.0',
        source: feed,
        attempts: 5,
        seconds: 10,
        reason: 'index has no App 2.0.0; its newest is 1.0.0',
      });
    });
  });

  it('does not wait for what time does not change', async () => {
    await withTemporaryFolder(async (feed) => {
      await writeSample(feed, 'App.2.0.0.nupkg', await buildPackage({ id: 'App', version: '2.0.0', files: {} }));
      const sources: [string] = [feed];
      await expect(verifyPublished({ ...options, sources, id: '../x' })).rejects.toThrowCode('PACKAGE_ID_INVALID');
      await expect(verifyPublished({ ...options, sources, version: 'x' })).rejects.toThrowCode('VERSION_INVALID');
      await expect(verifyPublished({ ...options, sources, environment: { PATH: feed } })).rejects.toThrowCode(
        'GATE_PROGRAM_MISSING',
      );
    });
  });
});

describe('SYSTEM_CLOCK', () => {
  it('moves while it sleeps', async () => {
    const before = SYSTEM_CLOCK.now();
    await SYSTEM_CLOCK.sleep(5);
    expect(SYSTEM_CLOCK.now()).toBeGreaterThan(before + 3);
  });
});
