import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { gateWorkflow } from '../../../src/fs/gate/workflow-file.ts';
import { writeSample } from '../../sample-spine.ts';
import { writeGate } from './sample-gate.ts';

describe('gateWorkflow', () => {
  it.each(['github', 'gitlab'] as const)('writes what is missing or differs, and says so before: %s', async (ci) => {
    await withTemporaryFolder(async (folder) => {
      const path = await writeGate(folder);
      const state = async (mode: 'write' | 'check') => (await gateWorkflow(path, { ci, mode })).state;
      expect([await state('check'), await state('write'), await state('check')]).toEqual([
        'missing',
        'written',
        'current',
      ]);
      const { path: file } = await gateWorkflow(path, { ci, mode: 'check' });
      const text = await readFile(join(folder, file), 'utf8');
      await writeSample(folder, file, text.replaceAll('\n', '\r\n'));
      expect(await state('check')).toBe('current');
      await writeSample(folder, file, text.replace('first', 'other'));
      expect([await state('check'), await state('write'), await state('write')]).toEqual([
        'differs',
        'written',
        'current',
      ]);
    });
  });
});
