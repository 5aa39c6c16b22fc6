import { finding } from '@nuspine/manifest';
import { describe, expect, it } from 'vitest';
import {
  closureReportText,
  findingsText,
  initReportText,
  offlineReportText,
  restoreReportText,
  updateReportText,
} from '../src/offline-text.ts';

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

describe('updateReportText of hostile names', () => {
  it('keeps them from steering a terminal', () => {
    const change = { path: 'm\u001b.json', added: ['a\nb'], removed: ['b\u202e'], changed: ['\u001b[2J'] };
    expect(updateReportText({ ok: true, changes: [change], findings: [] }, 'written')).toMatch(
      /^m\uFFFD\.json\n {2}\+ a\uFFFDb\n {2}- b\uFFFD\n {2}~ \uFFFD\[2J\n/,
    );
  });
});

describe('initReportText', () => {
  it('tells what was written from what was there', () => {
    expect(initReportText({ written: ['a'], kept: ['b'] })).toBe('wrote  a\nkept   b\n');
  });
});

describe('restoreReportText', () => {
  const base = { ok: false, exitCode: 0, allowed: false, findings: [] };

  it('names process, host and port, and the layer that saw them', () => {
    const contacts = [
      { host: 'a.test', port: 443, protocol: 'tcp', process: 'dotnet restore', pid: 7 },
      { host: 'b.test', port: 53, protocol: 'dns', process: 'npm', pid: 8 },
      { host: 'unknown', port: 0, protocol: 'udp' },
    ] as const;
    expect(restoreReportText({ ...base, evidence: 'net-jail', contacts })).toBe(
      'dotnet restore (7) asked for a.test:443 (tcp)\nnpm (8) asked for the address of b.test\n' +
        'a process asked for unknown:0 (udp)\n' +
        'not ok: the command exited with 0, 3 remote contacts refused, in a net jail\n',
    );
  });

  it('says why the evidence is weaker', () => {
    expect(restoreReportText({ ...base, evidence: 'proxy', noJail: 'no unshare', contacts: [] })).toBe(
      'not ok: the command exited with 0, 0 remote contacts refused, as a proxy saw it (no net jail: no unshare)\n',
    );
  });

  it('says that a command was killed, or not run at all', () => {
    const report = { ok: false, allowed: false, findings: [], contacts: [] };
    expect(restoreReportText({ ...report, evidence: 'net-jail' })).toContain('the command did not run to its end, ');
    expect(restoreReportText(report)).toBe('not ok: the command was not run, 0 errors, 0 warnings\n');
  });
});

describe('closureReportText', () => {
  it('says what was done and what is left', () => {
    const checked = { projects: 1, wanted: 3, held: 2 };
    const findings = [finding('package-missing', 'local-nugets/A.1.0.0.nupkg', { found: 'needed by a.csproj' })];
    expect(closureReportText({ ok: false, checked, changed: ['B.1.0.0.nupkg'], findings }, 'fetched')).toMatch(
      /^fetched B\.1\.0\.0\.nupkg\nerror {2}package-missing[^]*not ok: 1 projects need 3 packages, the layout has 2, 1 errors/,
    );
  });
});
