import { describe, expect, it } from 'vitest';
import { rootDraftText } from '../src/root-draft-text.ts';

const report = {
  version: 2,
  expires: '2027-01-01T00:00:00Z',
  changes: [{ role: 'root', threshold: 2, added: ['cc'], removed: ['aa'] }],
  before: { threshold: 1, signed: ['aa'], missing: ['bb'] },
  after: { threshold: 2, signed: [], missing: ['bb', 'cc'] },
  complete: false,
} as const;

describe('rootDraftText', () => {
  it('says what changes, who has signed and who may still', () => {
    expect(rootDraftText(report).split('\n')).toEqual([
      'root 2, good until 2027-01-01T00:00:00Z',
      'root needs 2',
      '  + cc',
      '  - aa',
      'signed by 1 of 1 holders of the root before, 0 of 2 of this one',
      '  signed   aa',
      '  may sign bb',
      '  may sign cc',
      'to be passed on to the next holder',
      '',
    ]);
  });

  it('says that nothing changes but the date, and that it is ready', () => {
    const text = rootDraftText({ ...report, changes: [], complete: true });
    expect(text).toMatch(/no key changes.*ready for nuspine channel keys publish-root/s);
  });
});
