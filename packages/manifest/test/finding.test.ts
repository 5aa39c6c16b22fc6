import { describe, expect, it } from 'vitest';
import { finding, sortFindings } from '../src/finding.ts';
import { FINDING_RULES } from '../src/finding-rules.ts';

describe('finding', () => {
  it('carries the rule and what to do', () => {
    expect(finding('digest-mismatch', 'vendor/a', { wanted: 'a', found: 'b' })).toEqual({
      code: 'digest-mismatch',
      path: 'vendor/a',
      ...FINDING_RULES['digest-mismatch'],
      wanted: 'a',
      found: 'b',
    });
  });
});

describe('sortFindings', () => {
  it('orders by path, then code', () => {
    const found = [finding('origin-missing', 'b'), finding('size-mismatch', 'a'), finding('binary-missing', 'b')];
    expect(sortFindings(found).map(({ path, code }) => `${path} ${code}`)).toEqual([
      'a size-mismatch',
      'b binary-missing',
      'b origin-missing',
    ]);
  });
});
