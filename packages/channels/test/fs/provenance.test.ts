import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import {
  attachProvenance,
  folderStore,
  promoteBuild,
  provenanceEvidence,
  publishBuild,
  verifyProvenance,
  verifyStoredChannel,
} from '../../src/fs/index.ts';
import { attestBuild } from '../../src/index.ts';
import { build, minute, NAME } from '../channel-builder.ts';
import { key } from '../trust/trust-builder.ts';

const keys = [key('builder')];
const now = minute(1);

async function withAttested(use: (folder: string) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    const store = folderStore(folder);
    const bytes = await attestBuild(build('b1'), { builder: 'https://ci.example.test/7', now, key: key('builder') });
    const attested = await attachProvenance(store, build('b1'), { bytes, keys, path: 'x' });
    await publishBuild({ store, channel: NAME, by: 'ci', now }, { build: attested });
    await use(folder);
  });
}

describe('attachProvenance', () => {
  it('stores nothing that does not hold', async () => {
    await withTemporaryFolder(async (folder) => {
      const wrong = { bytes: Buffer.from('{}'), keys, path: 'x' };
      await expect(attachProvenance(folderStore(folder), build('b1'), wrong)).rejects.toThrowCode('PROVENANCE_INVALID');
      expect(await readdir(folder)).toEqual([]);
    });
  });
});

describe('provenanceEvidence', () => {
  it('is a gate that a promotion can ask for', async () => {
    await withAttested(async (folder) => {
      const store = folderStore(folder);
      const evidence = await provenanceEvidence(store, { channel: NAME, build: 'b1', keys, now });
      expect(evidence).toMatchObject({ gate: 'provenance', passed: true });
      const context = { store, channel: NAME, by: 'ci', now };
      const report = await promoteBuild(context, { pointer: 'LKG', build: 'b1', evidence: [evidence] });
      expect(report.changed).toBe(true);
    });
  });

  it('is refused for a build that nothing is stated about, or that there is not', async () => {
    await withAttested(async (folder) => {
      const store = folderStore(folder);
      await publishBuild({ store, channel: NAME, by: 'ci', now }, { build: build('b2') });
      const ask = (id: string) => provenanceEvidence(store, { channel: NAME, build: id, keys, now });
      await expect(ask('b2')).rejects.toThrowCode('PROVENANCE_MISSING');
      await expect(ask('b3')).rejects.toThrowCode('CHANNEL_BUILD_UNKNOWN');
    });
  });
});

describe('verifyProvenance', () => {
  it('reads every statement again', async () => {
    await withAttested(async (folder) => {
      const store = folderStore(folder);
      const verify = async () => verifyProvenance(store, await verifyStoredChannel(store, NAME), keys);
      expect(await verify()).toMatchObject({ ok: true, problems: [] });
      const [name = ''] = await readdir(join(folder, 'trust/provenance'));
      await writeFile(join(folder, 'trust/provenance', name), '{}');
      expect(await verify()).toMatchObject({ ok: false, problems: [{ code: 'PROVENANCE_SIGNATURE_INVALID' }] });
      await publishBuild({ store, channel: NAME, by: 'ci', now }, { build: build('b2') });
      expect((await verify()).problems.map(({ code }) => code)).toEqual([
        'PROVENANCE_SIGNATURE_INVALID',
        'PROVENANCE_MISSING',
      ]);
    });
  });
});
