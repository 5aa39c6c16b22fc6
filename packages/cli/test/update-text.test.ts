import type { UpdatePlan } from '@nuspine/delta';
import { describe, expect, it } from 'vitest';
import { updatePlanText, updateText } from '../src/update-text.ts';

const PLAN: UpdatePlan = {
  from: '1.0.0',
  to: '1.1.0',
  upToDate: false,
  steps: [
    {
      kind: 'delta',
      format: 'squirrel',
      index: 'RELEASES',
      fileName: 'App-1.1.0-delta.nupkg',
      size: 1024,
      to: '1.1.0',
    },
  ],
  bytes: 1024,
  seconds: 1.25,
  considered: [
    { route: 'full', files: ['App-1.1.0-full.nupkg'], bytes: 2048, seconds: 2, chosen: false, reason: 'takes longer' },
    {
      route: 'squirrel',
      files: ['App-1.1.0-delta.nupkg'],
      bytes: 1024,
      seconds: 1.25,
      chosen: true,
      reason: 'cheapest',
    },
    { route: 'velopack', files: [], chosen: false, reason: 'no usable velopack delta leads to 1.1.0' },
  ],
  rejected: [{ fileName: 'x.nupkg', reason: 'damaged' }],
};
const REPORT = { from: '1.0.0', to: '1.1.0', plan: PLAN, failures: [], received: 1024, resumed: 0 };
const OUTPUT = { name: 'out.nupkg', size: 2048, sha1: 'A'.repeat(40), digest: `sha256:${'0'.repeat(64)}` } as const;

describe('updatePlanText', () => {
  it('lists the files, then every route with its reason', () => {
    expect(updatePlanText(PLAN).split('\n')).toEqual([
      '1.0.0 to 1.1.0: 1.0 KiB in 1 files',
      '',
      'file   format       size  name',
      'delta  squirrel  1.0 KiB  App-1.1.0-delta.nupkg',
      '',
      'route       bytes   time  why',
      'full      2.0 KiB  2.0 s  takes longer',
      'squirrel  1.0 KiB  1.3 s  cheapest',
      'velopack        -         no usable velopack delta leads to 1.1.0',
      'not used  x.nupkg: damaged',
      '',
    ]);
  });

  it('says when there is nothing to do', () => {
    expect(updatePlanText({ ...PLAN, upToDate: true })).toBe('up to date: 1.0.0 is installed\n');
  });
});

describe('updateText', () => {
  it('says what was written and what was in the way', () => {
    const failures = [{ fileName: 'x.nupkg', reason: 'damaged' }];
    const report = { ...REPORT, changed: true, output: OUTPUT, exactness: 'bytes' as const, failures, resumed: 512 };
    expect(updateText(report).split('\n')).toEqual([
      'not used  x.nupkg: damaged',
      'out.nupkg: 1.0.0 to 1.1.0, byte for byte the released package',
      `1.0 KiB downloaded, 512 bytes of an earlier run  ${OUTPUT.digest}`,
      '',
    ]);
  });

  it('says when there was nothing to do', () => {
    expect(updateText({ ...REPORT, changed: false })).toBe('up to date: 1.0.0 is installed\n');
  });
});
