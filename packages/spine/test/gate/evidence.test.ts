import { describe, expect, it } from 'vitest';
import { formatEvidence, tryParseEvidence } from '../../src/gate/evidence.ts';
import { sampleEvidence } from './sample-evidence.ts';

describe('formatEvidence', () => {
  it('is read back as it was', () => {
    const evidence = sampleEvidence({ passed: false, reason: 'no' });
    expect(tryParseEvidence(formatEvidence(evidence))).toEqual(evidence);
  });
});

describe('tryParseEvidence', () => {
  it.each([
    ['no JSON', '{'],
    ['another document', '{}'],
    ['a date that is none', formatEvidence(sampleEvidence({ date: 'yesterday' }))],
    ['a field more', formatEvidence(sampleEvidence()).replace('"job"', '"by": "me", "job"')],
  ])('takes %s for no evidence', (_what, text) => {
    expect(tryParseEvidence(text)).toBeUndefined();
  });
});
