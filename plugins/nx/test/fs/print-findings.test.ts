import { describe, expect, it } from 'vitest';
import { printFindings } from '../../src/fs/print-findings.ts';

describe('printFindings', () => {
  it('returns whether the report is good, whatever it found', () => {
    const findings = [{ code: 'manifest-stale', path: 'a', line: undefined, found: { size: 1 } }];
    expect([printFindings({ ok: true, findings }), printFindings({ ok: false, findings })]).toEqual([true, false]);
  });
});
