import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import {
  type ChangeContext,
  changeOperations,
  findPromotedBuild,
  folderStore,
  promoteBuild,
  publishBuild,
  readChannel,
  withdrawBuild,
} from '../../src/fs/index.ts';
import { build, minute, NAME, passed, point } from '../channel-builder.ts';

async function withContext(use: (context: ChangeContext) => Promise<void>): Promise<void> {
  await withTemporaryFolder((folder) => use({ store: folderStore(folder), channel: NAME, by: 'me', now: minute(1) }));
}

describe('publishBuild', () => {
  it('may be run again', async () => {
    await withContext(async (context) => {
      expect(await publishBuild(context, { build: build('b1') })).toMatchObject({ changed: true, sequence: 1 });
      expect(await publishBuild(context, { build: build('b1') })).toMatchObject({ changed: false, sequence: 1 });
    });
  });
});

describe('promoteBuild', () => {
  it('reads from the feeder channel how long a build was there', async () => {
    await withContext(async (context) => {
      const nightly = { ...context, channel: { ...NAME, channel: 'nightly' } };
      const feeder = { channel: 'contoso/app/nightly', pointer: 'Latest' };
      const policy = { gates: [], soakMinutes: 30, feeder };
      await publishBuild(context, { build: build('b1') });
      await changeOperations(context, [{ type: 'set-policy', pointer: 'Release', policy }]);
      const wish = { pointer: 'Release', build: 'b1', evidence: [] };
      await expect(promoteBuild(context, wish)).rejects.toThrowCode('CHANNEL_FEEDER_MISSING');
      await publishBuild(nightly, { build: build('b1') });
      await expect(promoteBuild({ ...context, now: minute(30) }, wish)).rejects.toThrowCode('CHANNEL_SOAK_TOO_SHORT');
      await promoteBuild({ ...context, now: minute(31) }, wish);
      const { entries } = await readChannel(context.store, NAME);
      expect(entries.at(-1)?.operations).toMatchObject([{ type: 'promote', feeder: { ...feeder, sequence: 1 } }]);
    });
  });

  it('finds the build that its gates look at', async () => {
    await withContext(async (context) => {
      await publishBuild(context, { build: build('b1') });
      expect(await findPromotedBuild(context, { pointer: 'LKG' })).toBe('b1');
      const report = await promoteBuild(context, { pointer: 'LKG', evidence: [passed('tests')] });
      expect(report.pointers.map(({ name }) => name)).toEqual(['LKG', 'Latest']);
    });
  });
});

describe('withdrawBuild', () => {
  it('rolls back and withdraws in one entry', async () => {
    await withContext(async (context) => {
      for (const id of ['b1', 'b2']) await publishBuild(context, { build: build(id) });
      const report = await withdrawBuild(context, { build: 'b2', reason: 'leaks', rollBackTo: 'b1' });
      expect([report.sequence, report.done]).toEqual([3, ['roll Latest back to b1: leaks', 'withdraw b2: leaks']]);
    });
  });
});

describe('changeOperations', () => {
  it('does not begin a channel whose name was misspelled', async () => {
    await withContext(async (context) => {
      await expect(changeOperations(context, [point('Latest', 'b1')])).rejects.toThrowCode('CHANNEL_UNKNOWN');
    });
  });
});
