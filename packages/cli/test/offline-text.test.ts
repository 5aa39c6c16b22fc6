import { finding } from '@nuspine/manifest';
import { describe, expect, it } from 'vitest';
import { findingsText, initReportText, offlineReportText, updateReportText } from '../src/offline-text.ts';

const checked = { files: 2, packages: 0, binaries: 1, bundles: 0, cached: 0, configs: 0 };

describe('findingsText', () => {
  it('names code, place, what was found and what to do', () => {
    expect(findingsText([finding('digest-mismatch', 'vendor/a', { wanted: 'x', found: 'y' })])).toBe(
      'error  digest-mismatch  vendor/a  wanted x  found y\n' +
        '  a file has the bytes that its manifest lists: restore the file, or run nuspine offline update after checking it\n',
    );
  });

  it('keeps names from steering a terminal', () => {
    expect(findingsText([finding('path-unsafe', 'a\u001b[2J\u202e')])).toContain('a\uFFFD[2J\uFFFD');
  });
});

describe('offlineReportText', () => {
  it('ends with the answer', () => {
    expect(offlineReportText({ ok: true, checked, findings: [] })).toBe(
      'ok: 2 files, 1 binaries checked, 0 errors, 0 warnings\n',
    );
  });
});

describe('updateReportText', () => {
  it('shows what comes, goes and changes', () => {
    const change = { path: 'm.json', added: ['a'], removed: ['b'], changed: ['c'] };
    expect(updateReportText({ ok: false, changes: [change], findings: [] }, 'written')).toBe(
      'm.json\n  + a\n  - b\n  ~ c\nnot ok: 1 manifests written, 0 errors, 0 warnings\n',
    );
  });
});

describe('initReportText', () => {
  it('tells what was written from what was there', () => {
    expect(initReportText({ written: ['a'], kept: ['b'] })).toBe('wrote  a\nkept   b\n');
  });
});
