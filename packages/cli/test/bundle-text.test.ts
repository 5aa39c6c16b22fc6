import { describe, expect, it } from 'vitest';
import { exportReportText, importReportText, transferReportText } from '../src/bundle-text.ts';

const A = `sha256:${'a'.repeat(64)}` as const;
const B = `sha256:${'b'.repeat(64)}` as const;

describe('exportReportText', () => {
  it('names the bundle and both of its ends', () => {
    const report = { path: 'a.tar.zst', form: 'tar', size: 2048, digest: B, contents: A, base: B } as const;
    expect(exportReportText({ ...report, files: 3, blobs: 2, deltas: 1, registered: true })).toBe(
      `a.tar.zst  tar, 2.0 KiB, ${B}, listed in the manifest of bundles\n  leads to ${A}\n  applied to ${B}\n` +
        'ok: 3 files in 2 blobs, 1 of them deltas\n',
    );
  });
});

describe('importReportText', () => {
  it('ends with the answer', () => {
    const waiting = [{ base: B, contents: A }];
    expect(
      importReportText({ ok: false, state: 'waiting', contents: A, base: B, tree: B, placed: 0, removed: 0, waiting }),
    ).toBe(
      `bundle ${A}\ntree   ${B}\n  waiting for ${B} to reach ${A}\n` +
        'not ok: the bundle is kept until its base is there; 0 files placed, 0 removed\n',
    );
  });
});

describe('transferReportText', () => {
  it('says how much had to travel', () => {
    const report = { reference: 'host/a:v1', digest: A, contents: B, blobs: 5, moved: 2, movedBytes: 1024 };
    expect(transferReportText(report, 'sent')).toBe(
      `host/a:v1  ${A}\n  leads to ${B}\nok: 2 of 5 blobs sent, 1.0 KiB\n`,
    );
  });
});
