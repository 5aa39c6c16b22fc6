import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { readEvidence, writeEvidence } from '../../../src/fs/gate/evidence-files.ts';
import { sampleEvidence } from '../../gate/sample-evidence.ts';
import { writeSample } from '../../sample-spine.ts';

describe('readEvidence', () => {
  it('reads what was written', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeEvidence(join(folder, 'kept'), sampleEvidence());
      expect(await readEvidence(join(folder, 'kept'), 'cli')).toEqual(sampleEvidence());
    });
  });

  it('takes what is not there, and what cannot be read, for none', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeSample(folder, 'web.json', 'damaged');
      expect([await readEvidence(folder, 'cli'), await readEvidence(folder, 'web')]).toEqual([undefined, undefined]);
    });
  });
});

describe('writeEvidence', () => {
  it('replaces what was there', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeEvidence(folder, sampleEvidence());
      await writeEvidence(folder, sampleEvidence({ passed: false, reason: 'no' }));
      expect(await readEvidence(folder, 'cli')).toMatchObject({ passed: false, reason: 'no' });
    });
  });
});
