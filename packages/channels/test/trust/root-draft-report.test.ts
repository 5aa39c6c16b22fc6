import { documentChecker } from '@nuspine/primitives/json';
import { describe, expect, it } from 'vitest';
import { type RootDraftReport, RootDraftReportSchema } from '../../src/index.ts';

const signers = { threshold: 2, signed: ['a'.repeat(64)], missing: [] };
const report: RootDraftReport = {
  version: 2,
  expires: '2027-01-01T00:00:00Z',
  changes: [{ role: 'root', threshold: 2, added: ['b'.repeat(64)], removed: [] }],
  before: signers,
  after: signers,
  complete: false,
};

describe('RootDraftReportSchema', () => {
  it('describes a report, and nothing that names no keys', () => {
    const check = documentChecker(RootDraftReportSchema);
    const refuse = (): never => {
      throw new TypeError('refused');
    };
    expect(check(report, refuse)).toBe(report);
    const other = { ...report, after: { ...signers, signed: ['somebody'] } };
    expect(() => check(other, refuse)).toThrow('refused');
  });
});
