import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { listTrust } from '../../src/fs/index.ts';
import { trustReport } from '../../src/trust/trust-report.ts';
import { readBase } from '../../src/fs/read-base.ts';
import { minute } from '../channel-builder.ts';
import { signedStore } from '../fs/signed-store.ts';
import { KEYS } from './trust-builder.ts';

describe('trustReport', () => {
  it('names every role with the ids of its keys', async () => {
    await withTemporaryFolder(async (folder) => {
      const { store, context } = await signedStore(folder);
      const report = trustReport(await readBase(store.trust, { now: minute(11) }), minute(11));
      expect(report.roles.map(({ role, threshold }) => `${role} ${String(threshold)}`)).toEqual([
        'root 2',
        'targets 1',
        'snapshot 1',
        'timestamp 1',
        'contoso~app 1',
        'contoso~app~main 1',
      ]);
      expect(report.roles[5]).toMatchObject({ version: 1, keys: [KEYS.channel[0].id] });
      expect(report.roles[2]?.expired).toBe(false);
      const listed = await listTrust({ ...context, now: minute(9_999_999) });
      expect([listed.roles[2]?.expired, listed.roles[5]?.expired]).toEqual([true, true]);
      expect((await listTrust({ ...context, now: minute(11) })).roles.slice(4).map(({ expired }) => expired)).toEqual([
        false,
        false,
      ]);
    });
  });
});
